differences=()

# same WHAT GOT WANTED
same() {
  if [[ $2 != "$3" ]]; then
    differences+=("$1 ${2:-none}, and not ${3:-none}")
  fi
}

# expect_mask NAME MASK
expect_mask() {
  local text
  text=$(lines "$AP/$1")
  if [[ $text =~ ^(0x)?[0-9a-fA-F]{1,64}$ ]]; then
    same "$1 keeps for the host:" "$(words "$(normal "$text")")" "$(words "$(normal "$2")")"
  else
    differences+=("$AP/$1 cannot be read")
  fi
}

# expect_configured FILE KIND IDS: the LPAR has them; it may have more.
expect_configured() {
  local text id missing=() wanted
  text=$(lines "$AP/$1")
  if [[ ! $text =~ ^0x[0-9a-fA-F]{64}$ ]]; then
    note "$AP/$1 is not there: the $2s of the LPAR are not compared"
    return
  fi
  text=$(normal "$text")
  read -r -a wanted <<<"$3"
  for id in "${wanted[@]}"; do
    if ! has "$text" "$id"; then
      missing+=("$id")
    fi
  done
  if ((${#missing[@]} > 0)); then
    differences+=("the LPAR does not have $2 ${missing[*]}")
  fi
}

# expect_mdevs UUIDS: no other mdev is there.
expect_mdevs() {
  local path
  for path in "$MATRIX"/*-*-*-*-*; do
    if [[ -d $path && " $1 " != *" ${path##*/} "* ]]; then
      differences+=("mdev ${path##*/} is there, and should not be")
    fi
  done
}

# rows ADAPTERS DOMAINS: the lines of a file matrix.
rows() {
  local adapter domain adapters domains
  read -r -a adapters <<<"$1"
  read -r -a domains <<<"$2"
  if ((${#domains[@]} == 0)); then
    for adapter in "${adapters[@]}"; do
      printf '%02x.\n' "$adapter"
    done
  elif ((${#adapters[@]} == 0)); then
    printf '.%04x\n' "${domains[@]}"
  else
    for adapter in "${adapters[@]}"; do
      for domain in "${domains[@]}"; do
        printf '%02x.%04x\n' "$adapter" "$domain"
      done
    done
  fi
}

# few LINES: the first of them, in one line.
few() {
  local all
  mapfile -t all <<<"$1"
  if ((${#all[@]} > 8)); then
    printf '%s ' "${all[@]:0:6}"
    printf 'and %d more' $((${#all[@]} - 6))
  else
    printf '%s' "${all[*]}"
  fi
}

# same_rows NAME FILE WANTED: a file is one page, so what follows row 511 is not seen.
same_rows() {
  local got wanted less more
  if ! got=$(cat "$2" 2>&1); then
    differences+=("$1: cannot read $2: $(reason "$got")")
    return
  fi
  got=$(head -n 511 <<<"$got")
  wanted=$(head -n 511 <<<"$3")
  if [[ $got != "$wanted" ]]; then
    less=$(comm -13 <(sort <<<"$got") <(sort <<<"$wanted") | sed '/^$/d')
    more=$(comm -23 <(sort <<<"$got") <(sort <<<"$wanted") | sed '/^$/d')
    differences+=("$1: ${2##*/}${less:+ lacks $(few "$less")}${less:+${more:+,}}${more:+ has too much: $(few "$more")}")
  fi
}

# expect_mdev UUID NAME ADAPTERS DOMAINS CONTROL-DOMAINS: it holds these.
expect_mdev() {
  local dir=$MATRIX/$1 config masks
  if [[ ! -d $dir ]]; then
    differences+=("mdev $2 ($1) is not there")
    return
  fi
  config=$(lines "$dir/ap_config")
  if [[ $config =~ ^0x[0-9a-fA-F]{64},0x[0-9a-fA-F]{64},0x[0-9a-fA-F]{64}$ ]]; then
    IFS=, read -r -a masks <<<"$config"
    same "mdev $2 holds adapters" "$(ids "$(normal "${masks[0]}")")" "$3"
    same "mdev $2 holds domains" "$(ids "$(normal "${masks[1]}")")" "$4"
    same "mdev $2 holds control domains" "$(ids "$(normal "${masks[2]}")")" "$5"
  else
    same_rows "mdev $2" "$dir/matrix" "$(rows "$3" "$4")"
    read -r -a masks <<<"$5"
    same_rows "mdev $2" "$dir/control_domains" \
      "$(if ((${#masks[@]} > 0)); then printf '%04x\n' "${masks[@]}"; fi)"
  fi
}

# expect_guest_matrix UUID NAME ADAPTERS DOMAINS: its guest gets these.
expect_guest_matrix() {
  local file=$MATRIX/$1/guest_matrix
  if [[ -e $file ]]; then
    same_rows "mdev $2" "$file" "$(rows "$3" "$4")"
  elif [[ -d $MATRIX/$1 ]]; then
    note "$file is not there: not compared"
  fi
}
