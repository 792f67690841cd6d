created=' ' # mdevs of this run: removing one takes its assignments back too
started=' ' # mdevs that another program would start, and assign what they are to have

# create_mdev UUID
create_mdev() {
  local path=$MATRIX/$1
  if [[ -d $path ]]; then
    say "mdev $1 is there already"
    return
  fi
  put "$1" "$MATRIX/mdev_supported_types/vfio_ap-passthrough/create" \
    "if [[ -d $(printf '%q' "$path") ]]; then echo 1 >$(printf '%q' "$path/remove"); fi"
  created+="$1 "
  if ! dry && [[ ! -d $path ]]; then
    stop "mdev $1 was created, and $path is not there"
  fi
}

# What the mdev $uuid holds now, in held_adapters, held_domains and held_control_domains.
# The file matrix is one page and shows 512 APQNs at most; ap_config shows all.
read_held() {
  local path=$MATRIX/$uuid line config rows
  held_adapters=() held_domains=() held_control_domains=() held_all=yes
  config=$(lines "$path/ap_config")
  if [[ $config =~ ^0x[0-9a-fA-F]{64},0x[0-9a-fA-F]{64},0x[0-9a-fA-F]{64}$ ]]; then
    IFS=, read -r -a rows <<<"$config"
    read -r -a held_adapters <<<"$(ids "$(normal "${rows[0]}")")"
    read -r -a held_domains <<<"$(ids "$(normal "${rows[1]}")")"
    read -r -a held_control_domains <<<"$(ids "$(normal "${rows[2]}")")"
    return
  fi
  rows=()
  if [[ -r $path/matrix ]]; then
    mapfile -t rows <"$path/matrix"
  fi
  if ((${#rows[@]} > 511)); then
    held_all=no
    unset 'rows[-1]'
  fi
  local -A seen=()
  for line in "${rows[@]}"; do
    if [[ $line =~ ^([0-9a-f]{2})\. && -z ${seen[a${line%.*}]:-} ]]; then
      seen[a${line%.*}]=1
      held_adapters+=($((16#${line%.*})))
    fi
    if [[ $line =~ \.([0-9a-f]{4})$ && -z ${seen[d${line#*.}]:-} ]]; then
      seen[d${line#*.}]=1
      held_domains+=($((16#${line#*.})))
    fi
  done
  if [[ -r $path/control_domains ]]; then
    while read -r line; do
      held_control_domains+=($((16#$line)))
    done <"$path/control_domains"
  fi
}

# stop_on_excess KIND HELD-IDS… -- WANTED-IDS…: an id too much is not for a script to take away.
stop_on_excess() {
  local kind=$1 held=() id
  shift
  while [[ $1 != -- ]]; do
    held+=("$1")
    shift
  done
  shift
  for id in "${held[@]}"; do
    if ! member "$id" "$@"; then
      stop "mdev $uuid holds ${kind//_/ } $id, and the specification does not give it one; \
if nobody needs it: echo $id >$MATRIX/$uuid/unassign_$kind"
    fi
  done
}

# assign KIND HELD-IDS… -- WANTED-IDS…: one write for each id that is missing, ascending.
assign() {
  local kind=$1 held=() id back
  shift
  while [[ $1 != -- ]]; do
    held+=("$1")
    shift
  done
  shift
  if dry && [[ $started == *" $uuid "* ]]; then
    return
  fi
  for id; do
    if ! member "$id" "${held[@]}"; then
      back="echo $id >$(printf '%q' "$MATRIX/$uuid/unassign_$kind")"
      if [[ $created == *" $uuid "* ]]; then
        back=''
      fi
      put "$id" "$MATRIX/$uuid/assign_$kind" "$back"
    fi
  done
}

# expected_matrix: the lines that the file matrix is to have.
expected_matrix() {
  local adapter domain
  if ((${#domains[@]} == 0 && ${#adapters[@]} > 0)); then
    printf '%02x.\n' "${adapters[@]}"
  elif ((${#adapters[@]} == 0 && ${#domains[@]} > 0)); then
    printf '.%04x\n' "${domains[@]}"
  else
    for adapter in "${adapters[@]}"; do
      for domain in "${domains[@]}"; do
        printf '%02x.%04x\n' "$adapter" "$domain"
      done
    done
  fi
}

# compare FILE EXPECTED-LINES
compare() {
  local got
  if ! got=$(cat "$MATRIX/$uuid/$1" 2>&1); then
    stop "cannot read back $MATRIX/$uuid/$1: $(reason "$got")"
  fi
  if [[ $got != "$2" ]]; then
    stop "$MATRIX/$uuid/$1 reads
${got:-(nothing)}
and is to read
${2:-(nothing)}"
  fi
}

verify() {
  local expected path=$MATRIX/$uuid count=$((${#adapters[@]} * ${#domains[@]}))
  if dry; then
    say "would compare $path/matrix (APQNs: $count) and control_domains"
    return
  fi
  expected=$(expected_matrix)
  if ((count <= 512)); then
    compare matrix "$expected"
  else
    read_held
    if [[ $held_all == yes ]]; then
      if [[ "${held_adapters[*]} x ${held_domains[*]}" != "${adapters[*]} x ${domains[*]}" ]]; then
        stop "$path/ap_config has other adapters or domains than the specification"
      fi
    elif [[ $(head -n 511 "$path/matrix") != "$(head -n 511 <<<"$expected")" ]]; then
      stop "$path/matrix, as far as it goes, differs from the specification"
    else
      note "$path/matrix shows 512 of $count APQNs: only these were compared"
    fi
  fi
  expected=''
  if ((${#control_domains[@]} > 0)); then
    expected=$(printf '%04x\n' "${control_domains[@]}")
  fi
  compare control_domains "$expected"
  say 'matrix and control_domains are as the specification says'
}

# What the mdev $uuid holds is read, and must be no more than what it is to have.
check_held() {
  read_held
  stop_on_excess adapter "${held_adapters[@]}" -- "${adapters[@]}"
  stop_on_excess domain "${held_domains[@]}" -- "${domains[@]}"
  stop_on_excess control_domain "${held_control_domains[@]}" -- "${control_domains[@]}"
  if [[ $held_all == no ]]; then
    # The rest cannot be seen; what is assigned already is accepted again.
    held_adapters=() held_domains=()
  fi
}

# Gives the mdev $uuid what $adapters, $domains and $control_domains say.
provision() {
  check_held
  assign adapter "${held_adapters[@]}" -- "${adapters[@]}"
  assign domain "${held_domains[@]}" -- "${domains[@]}"
  assign control_domain "${held_control_domains[@]}" -- "${control_domains[@]}"
  verify
}
