uuids=() # of the active mdevs
declare -A name_of=()

# hex_ids HEX…: the ids in decimal, ascending, each once, in the array ids.
hex_ids() {
  local hex id
  local -A seen=()
  ids=()
  for hex; do
    id=$((16#$hex))
    if ((id < 256)); then seen[$id]=1; fi
  done
  for ((id = 0; id < 256; id++)); do
    if [[ -n ${seen[$id]:-} ]]; then ids+=("$id"); fi
  done
}

find_mdevs() {
  local path uuid
  local -A short=()
  for path in "$MATRIX"/*-*-*-*-*; do
    uuid=${path##*/}
    if [[ $uuid =~ ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$ ]]; then
      uuids+=("${uuid,,}")
      short[${uuid:0:8}]+=x
    fi
  done
  for uuid in "${uuids[@]}"; do
    name_of[$uuid]=mdev-${uuid:0:8}
    if [[ ${short[${uuid:0:8}]} != x ]]; then
      name_of[$uuid]=mdev-$uuid
    fi
  done
}

# starts_with_host UUID
starts_with_host() {
  local text
  if installed mdevctl && text=$(mdevctl list -d -u "$1" 2>/dev/null </dev/null) &&
    [[ $text == *auto* ]]; then
    return 0
  fi
  installed virsh && text=$(virsh nodedev-info "mdev_${1//-/_}_matrix" 2>/dev/null </dev/null) &&
    [[ $text =~ Autostart:\ +yes ]]
}

# print_mdev UUID
print_mdev() {
  local path=$MATRIX/$1 row parts=() held_adapters=() held_domains=() held_control=() hex_a=() hex_d=()
  line ''
  line "mdev ${name_of[$1]} on $host {"
  line "    uuid $1"
  content "$path/ap_config"
  if [[ $content =~ ^$MASK,$MASK,$MASK$ ]]; then
    IFS=, read -r -a parts < <(printf '%s\n' "$content")
    unmask "${parts[0]}"
    held_adapters=("${ids[@]}")
    unmask "${parts[1]}"
    held_domains=("${ids[@]}")
    unmask "${parts[2]}"
    held_control=("${ids[@]}")
  else
    rows "$path/matrix"
    for row in "${rows[@]}"; do
      if [[ $row =~ ^([0-9a-f]{2})?\.([0-9a-f]{4})?$ ]]; then
        hex_a+=(${BASH_REMATCH[1]:+"${BASH_REMATCH[1]}"})
        hex_d+=(${BASH_REMATCH[2]:+"${BASH_REMATCH[2]}"})
      fi
    done
    if ((${#rows[@]} > 511)); then
      remark 'the file matrix ends after 512 queues: there may be more adapters'
    fi
    hex_ids "${hex_a[@]}"
    held_adapters=("${ids[@]}")
    hex_ids "${hex_d[@]}"
    held_domains=("${ids[@]}")
    rows "$path/control_domains"
    hex_a=()
    for row in "${rows[@]}"; do
      if [[ $row =~ ^[0-9a-f]{4}$ ]]; then hex_a+=("$row"); fi
    done
    hex_ids "${hex_a[@]}"
    held_control=("${ids[@]}")
  fi
  ids_statement adapters "${held_adapters[@]}"
  ids_statement domains "${held_domains[@]}"
  if [[ "${held_control[*]}" == "${held_domains[*]}" && ${#held_domains[@]} -gt 0 ]]; then
    line '    control-domains same'
  else
    ids_statement control-domains "${held_control[@]}"
  fi
  if starts_with_host "$1"; then
    line '    start auto'
  fi
  line '}'
}

print_mdevs() {
  local uuid
  find_mdevs
  for uuid in "${uuids[@]}"; do
    print_mdev "$uuid"
  done
}
