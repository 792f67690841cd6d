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

matrix_lines() {
  local adapter domain
  for adapter in $(sort -nu "$1/adapters"); do
    for domain in $(sort -nu "$1/domains"); do
      printf '%02x.%04x\n' "$adapter" "$domain"
    done
  done >"$1/all"
  head -c 4095 "$1/all" >"$1/matrix" # the file is one page
}

# simulate VALUE FILE
simulate() {
  local value=$1 file=$2 name=${2##*/} dir=${2%/*} old other
  printf '%s %s\n' "$value" "${file#"$SYSFS"}" >>"$SYSFS/writes"
  case $name in
    create)
      mkdir "$MATRIX/$value"
      dir=$MATRIX/$value
      touch "$dir"/{matrix,guest_matrix,control_domains,adapters,domains,remove} \
        "$dir"/{assign,unassign}_{adapter,domain,control_domain}
      ;;
    assign_adapter | assign_domain)
      printf '%d\n' "$value" >>"$dir/${name#assign_}s"
      matrix_lines "$dir"
      ;;
    assign_control_domain) printf '%04x\n' "$value" >>"$dir/control_domains" ;;
    apmask)
      old=$(normal "$(<"$file")")
      other=$(normal "$(<"$dir/aqmask")")
      if in_use "$(newly "$old" "${value#0x}")" "$other"; then
        refuse 'Device or resource busy'
        return
      fi
      printf '%s\n' "$value" >"$file"
      ;;
    aqmask)
      old=$(normal "$(<"$file")")
      other=$(normal "$(<"$dir/apmask")")
      if in_use "$other" "$(newly "$old" "${value#0x}")"; then
        refuse 'Device or resource busy'
        return
      fi
      printf '%s\n' "$value" >"$file"
      ;;
  esac
}
