# Stands for the kernel: does to the tree under $SYSFS what a write to sysfs would do.

# refuse MESSAGE: fails as a write does.
refuse() {
  printf 'bash: printf: write error: %s\n' "$1" >&2
  return 1
}

# Whether an mdev has one of ADAPTER-MASK x DOMAIN-MASK.
in_use() {
  local path line
  for path in "$MATRIX"/*-*-*-*-*; do
    while read -r line; do
      if [[ $line == ??.???? ]] && has "$1" $((16#${line%.*})) && has "$2" $((16#${line#*.})); then
        return 0
      fi
    done <"$path/matrix"
  done
  return 1
}

# newly OLD NEW: the bits that are set in NEW alone.
newly() {
  local result='' i
  for ((i = 0; i < 64; i++)); do
    printf -v result '%s%x' "$result" $((16#${2:i:1} & ~16#${1:i:1}))
  done
  printf '%s' "$result"
}

# written_mask OLD VALUE: the digits after the write; lists of changes and whole masks.
written_mask() {
  local digits=$1 value=$2 item id first last bit
  if [[ $value != [+-]* ]]; then
    normal "$value"
    return
  fi
  for item in ${value//[,$'\n']/ }; do
    first=${item:1}
    last=${first#*-}
    first=${first%%-*}
    for ((id = first; id <= last; id++)); do
      bit=$((8 >> id % 4))
      if [[ $item == +* ]]; then
        bit=$((16#${digits:id / 4:1} | bit))
      else
        bit=$((16#${digits:id / 4:1} & ~bit))
      fi
      digits=${digits:0:id / 4}$(printf '%x' "$bit")${digits:id / 4 + 1}
    done
  done
  printf '%s' "$digits"
}

# each FORMAT IDS…: a line for each, no line for none.
each() {
  if (($# > 1)); then
    # shellcheck disable=SC2059
    printf "$@"
  fi
}

# mask_of IDS…: the mask that has them.
mask_of() {
  local list='' id
  for id; do
    list+="+$id,"
  done
  printf '0x%s' "$(written_mask "$(printf '%064d' 0)" "${list:-0x}")"
}

matrix_lines() {
  local adapter domain adapters domains
  mapfile -t adapters < <(sort -nu "$1/adapters")
  mapfile -t domains < <(sort -nu "$1/domains")
  if ((${#domains[@]} == 0)); then
    for adapter in "${adapters[@]}"; do printf '%02x.\n' "$adapter"; done
  elif ((${#adapters[@]} == 0)); then
    printf '.%04x\n' "${domains[@]}"
  else
    for adapter in "${adapters[@]}"; do
      for domain in "${domains[@]}"; do
        printf '%02x.%04x\n' "$adapter" "$domain"
      done
    done
  fi >"$1/all"
  head -c 4095 "$1/all" >"$1/matrix" # the file is one page
  if [[ -e $1/ap_config ]]; then
    printf '%s,%s,%s\n' "$(mask_of "${adapters[@]}")" "$(mask_of "${domains[@]}")" \
      "$(mask_of $(sed 's/^/0x/' "$1/control_domains"))" >"$1/ap_config"
  fi
}

bound_to() { [[ $(readlink "$AP/devices/$1/driver") == */$2 ]]; }

# What each guest gets, where the tree has queues.
filter() {
  local dir adapter domain row complete
  for dir in "$MATRIX"/*-*-*-*-*; do
    if [[ ! -d $AP/drivers || ! -e $dir/guest_matrix ]]; then
      continue
    fi
    for adapter in $(sort -nu "$dir/adapters"); do
      complete=yes
      row=''
      for domain in $(sort -nu "$dir/domains"); do
        printf -v domain '%02x.%04x' "$adapter" "$domain"
        bound_to "$domain" vfio_ap || complete=no
        row+=$domain$'\n'
      done
      if [[ $complete == yes ]]; then
        printf '%s' "$row"
      fi
    done >"$dir/guest_matrix"
  done
}

# probe_one QUEUE: it goes to the driver that its override or the masks call for.
probe_one() {
  local queue=$1 driver=vfio_ap
  if has "$(normal "$(<"$AP/apmask")")" $((16#${queue%.*})) &&
    has "$(normal "$(<"$AP/aqmask")")" $((16#${queue#*.})); then
    driver=cex4queue
  fi
  if [[ -s $AP/devices/$queue/driver_override && -n $(<"$AP/devices/$queue/driver_override") ]]; then
    driver=$(<"$AP/devices/$queue/driver_override")
  fi
  ln -sfn "$AP/drivers/$driver" "$AP/devices/$queue/driver"
}

probe_all() {
  local path
  for path in "$AP"/devices/*.*; do
    if [[ -d $path ]]; then
      probe_one "${path##*/}"
    fi
  done
}

# Beyond what one line holds.
put_at_once() { simulate "$@"; }

# simulate VALUE FILE
simulate() {
  local value=$1 file=$2 name=${2##*/} dir=${2%/*} old other masks
  if [[ -n $value && $value != *[^[:print:]]* ]]; then
    printf '%s' "$value"
  else
    printf '%q' "$value"
  fi >>"$SYSFS/writes"
  printf ' %s\n' "${file#"$SYSFS"}" >>"$SYSFS/writes"
  if [[ -e $SYSFS/refuse && $file == *"$(<"$SYSFS/refuse")" ]]; then
    refuse 'Device or resource busy'
    return
  elif [[ -e $SYSFS/ignore && $file == *"$(<"$SYSFS/ignore")" ]]; then
    return
  fi
  case $name in
    create)
      mkdir "$MATRIX/$value"
      dir=$MATRIX/$value
      touch "$dir"/{matrix,guest_matrix,control_domains,adapters,domains,remove} \
        "$dir"/{assign,unassign}_{adapter,domain,control_domain}
      if [[ -e $SYSFS/has_ap_config ]]; then
        touch "$dir/ap_config"
        matrix_lines "$dir"
      fi
      ;;
    assign_adapter | assign_domain)
      printf '%d\n' "$value" >>"$dir/${name#assign_}s"
      matrix_lines "$dir"
      ;;
    unassign_adapter | unassign_domain)
      sed -i "/^$((value))\$/d" "$dir/${name#unassign_}s"
      matrix_lines "$dir"
      ;;
    assign_control_domain)
      printf '%04x\n' "$value" >>"$dir/control_domains"
      matrix_lines "$dir"
      ;;
    unassign_control_domain)
      sed -i "/^$(printf '%04x' "$value")\$/d" "$dir/control_domains"
      matrix_lines "$dir"
      ;;
    ap_config)
      IFS=, read -r -a masks <<<"$value"
      each '%d\n' $(ids "$(normal "${masks[0]}")") >"$dir/adapters"
      each '%d\n' $(ids "$(normal "${masks[1]}")") >"$dir/domains"
      each '%04x\n' $(ids "$(normal "${masks[2]}")") >"$dir/control_domains"
      matrix_lines "$dir"
      ;;
    remove) rm -r "$dir" ;;
    driver_override) printf '%s\n' "$value" >"$file" ;;
    unbind) rm "$AP/devices/$value/driver" ;;
    bind) ln -s "$dir" "$AP/devices/$value/driver" ;;
    drivers_probe)
      if [[ -d $AP/devices/$value && ! -L $AP/devices/$value/driver ]]; then
        probe_one "$value"
      fi
      ;;
    apmask)
      old=$(normal "$(<"$file")")
      value=$(written_mask "$old" "$value")
      other=$(normal "$(<"$dir/aqmask")")
      if in_use "$(newly "$old" "$value")" "$other"; then
        refuse 'Device or resource busy'
        return
      fi
      printf '0x%s\n' "$value" >"$file"
      probe_all
      ;;
    aqmask)
      old=$(normal "$(<"$file")")
      value=$(written_mask "$old" "$value")
      other=$(normal "$(<"$dir/apmask")")
      if in_use "$other" "$(newly "$old" "$value")"; then
        refuse 'Device or resource busy'
        return
      fi
      printf '0x%s\n' "$value" >"$file"
      probe_all
      ;;
  esac
  filter
}
