uuids=()    # of the active mdevs
inactive=() # of those that mdevctl only defines
declare -A name_of=()

# ascending IDS…: each once, in the array ids.
ascending() {
  local id
  local -A seen=()
  ids=()
  for id; do
    seen[$id]=1
  done
  for ((id = 0; id < 256; id++)); do
    if [[ -n ${seen[$id]:-} ]]; then ids+=("$id"); fi
  done
}

find_mdevs() {
  local path uuid
  local -A short=() active=()
  find_definitions
  for path in "$MATRIX"/*-*-*-*-*; do
    uuid=${path##*/}
    if [[ ${uuid,,} =~ $UUID ]]; then
      uuids+=("${uuid,,}")
      active[${uuid,,}]=1
    fi
  done
  for uuid in "${defined[@]}"; do
    if [[ -z ${active[$uuid]:-} ]]; then inactive+=("$uuid"); fi
  done
  for uuid in "${uuids[@]}" "${inactive[@]}"; do
    short[${uuid:0:8}]+=x
  done
  for uuid in "${uuids[@]}" "${inactive[@]}"; do
    name_of[$uuid]=mdev-${uuid:0:8}
    if [[ ${short[${uuid:0:8}]} != x ]]; then
      name_of[$uuid]=mdev-$uuid
    fi
  done
}

# read_matrix UUID: what is assigned to it, in the arrays held_adapters, held_domains, held_control.
read_matrix() {
  local path=$MATRIX/$1 row parts=() found_adapters=() found_domains=() found_control=()
  content "$path/ap_config"
  if [[ $content =~ ^$MASK,$MASK,$MASK$ ]]; then
    IFS=, read -r -a parts < <(printf '%s\n' "$content")
    unmask "${parts[0]}"
    held_adapters=("${ids[@]}")
    unmask "${parts[1]}"
    held_domains=("${ids[@]}")
    unmask "${parts[2]}"
    held_control=("${ids[@]}")
    return
  fi
  rows "$path/matrix"
  for row in "${rows[@]}"; do
    if [[ $row =~ ^([0-9a-f]{2})?\.(00([0-9a-f]{2}))?$ ]]; then
      found_adapters+=(${BASH_REMATCH[1]:+"$((16#${BASH_REMATCH[1]}))"})
      found_domains+=(${BASH_REMATCH[3]:+"$((16#${BASH_REMATCH[3]}))"})
    fi
  done
  # One page holds no more.
  if ((${#rows[@]} > 511)); then
    remark 'the file matrix ends after 512 queues: there may be more adapters'
  fi
  ascending "${found_adapters[@]}"
  held_adapters=("${ids[@]}")
  ascending "${found_domains[@]}"
  held_domains=("${ids[@]}")
  rows "$path/control_domains"
  for row in "${rows[@]}"; do
    if [[ $row =~ ^00([0-9a-f]{2})$ ]]; then found_control+=("$((16#${BASH_REMATCH[1]}))"); fi
  done
  ascending "${found_control[@]}"
  held_control=("${ids[@]}")
}

# remark_definition UUID: where mdevctl's definition is not what is active.
remark_definition() {
  local ids=() text=''
  if [[ $mdevctl_answers == no ]]; then
    return
  elif [[ -z ${defined_start[$1]+x} ]]; then
    remark 'mdevctl keeps no definition of it: the next boot ends it'
    return
  fi
  if [[ ${defined_adapters[$1]} != "${held_adapters[*]}" ]]; then
    read -r -a ids < <(printf '%s\n' "${defined_adapters[$1]}")
    spelled "${ids[@]}"
    text+="; adapters $result"
  fi
  if [[ ${defined_domains[$1]} != "${held_domains[*]}" ]]; then
    read -r -a ids < <(printf '%s\n' "${defined_domains[$1]}")
    spelled "${ids[@]}"
    text+="; domains $result"
  fi
  if [[ ${defined_control[$1]} != "${held_control[*]}" ]]; then
    read -r -a ids < <(printf '%s\n' "${defined_control[$1]}")
    spelled "${ids[@]}"
    text+="; control-domains $result"
  fi
  if [[ -n $text ]]; then
    remark "mdevctl defines it otherwise: ${text#; }"
  fi
}

# print_mdev UUID ACTIVE: one that mdevctl only defines comes in a comment.
print_mdev() {
  local held_adapters=() held_domains=() held_control=()
  line ''
  if [[ $2 == no ]]; then
    note 'mdevctl defines this mdev, and it is not active'
    margin='# '
  fi
  line "mdev ${name_of[$1]} on $host {"
  line "    uuid $1"
  if [[ $2 == yes ]]; then
    read_matrix "$1"
    remark_definition "$1"
  else
    read -r -a held_adapters < <(printf '%s\n' "${defined_adapters[$1]}")
    read -r -a held_domains < <(printf '%s\n' "${defined_domains[$1]}")
    read -r -a held_control < <(printf '%s\n' "${defined_control[$1]}")
  fi
  if [[ -n ${defined_odd[$1]:-} ]]; then
    remark "mdevctl defines attributes that have no statement: ${defined_odd[$1]}"
  fi
  ids_statement adapters "${held_adapters[@]}"
  ids_statement domains "${held_domains[@]}"
  if [[ "${held_control[*]}" == "${held_domains[*]}" && ${#held_domains[@]} -gt 0 ]]; then
    line '    control-domains same'
  else
    ids_statement control-domains "${held_control[@]}"
  fi
  if [[ ${defined_start[$1]:-} == auto ]]; then
    line '    start auto'
  fi
  line '}'
  margin=''
}

print_mdevs() {
  local uuid
  find_mdevs
  for uuid in "${uuids[@]}"; do
    print_mdev "$uuid" yes
  done
  for uuid in "${inactive[@]}"; do
    print_mdev "$uuid" no
  done
}
