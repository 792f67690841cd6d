adapters=() # of the AP configuration; domains and control_domains likewise
domains=()
control_domains=()
lists_control=yes # whether the control domains could be read
lacks_qci=no      # whether the kernel says that it cannot query the configuration
queues=()         # queue devices, ascending
declare -A path_of=() driver_of=() known_adapter=() known_domain=()
declare -A hwtype_of=() type_of=() mode_of=() functions_of=() serial_of=()

# card_path ADAPTER: the directory of its card, in $result.
card_path() {
  local name
  printf -v name 'card%02x' "$1"
  result=$AP/devices/$name
  if [[ ! -d $result ]]; then
    result=$SYSFS/devices/ap/$name
  fi
}

# Queue devices stand in the list of the bus, and below their cards.
find_queues() {
  local path name
  for path in "$AP"/devices/*.* "$SYSFS"/devices/ap/card*/*.*; do
    name=${path##*/}
    if [[ $name =~ ^[0-9a-f]{2}\.00[0-9a-f]{2}$ && -z ${path_of[$name]:-} && -d $path ]]; then
      queues+=("$name")
      path_of[$name]=$path
    fi
  done
  find_drivers
}

# The driver of each queue device, nothing for none. One process reads many links.
find_drivers() {
  local queue linked=() links=() targets=() i j
  for queue in "${queues[@]}"; do
    driver_of[$queue]=''
    if [[ -L ${path_of[$queue]}/driver ]]; then
      linked+=("$queue")
      links+=("${path_of[$queue]}/driver")
    fi
  done
  for ((i = 0; i < ${#linked[@]}; i += 500)); do
    mapfile -t targets < <(readlink -- "${links[@]:i:500}")
    for ((j = i; j < i + 500 && j < ${#linked[@]}; j++)); do
      if ((${#targets[@]} == (${#linked[@]} - i < 500 ? ${#linked[@]} - i : 500))); then
        driver_of[${linked[j]}]=${targets[j - i]##*/}
      else
        # One of them has just gone.
        result=$(readlink -- "${links[j]}" || true)
        driver_of[${linked[j]}]=${result##*/}
      fi
    done
  done
}

# mask_file NAME: the ids of a mask of the configuration in the array ids; fails if there is none.
mask_file() {
  content "$AP/$1"
  if [[ $content =~ ^$MASK$ ]]; then
    unmask "$content"
    return
  elif [[ $content == *'not supported'* ]]; then
    lacks_qci=yes
  fi
  return 1
}

# The configuration, and without the masks of newer kernels what devices tell of it.
read_configuration() {
  local path queue id
  local -A found=()
  if mask_file ap_adapter_mask; then
    adapters=("${ids[@]}")
  else
    for path in "$AP"/devices/card* "$SYSFS"/devices/ap/card*; do
      if [[ ${path##*/} =~ ^card([0-9a-f]{2})$ ]]; then
        found[$((16#${BASH_REMATCH[1]}))]=1
      fi
    done
    for queue in "${queues[@]}"; do
      found[$((16#${queue%.*}))]=1
    done
    for ((id = 0; id < 256; id++)); do
      if [[ -n ${found[$id]:-} ]]; then adapters+=("$id"); fi
    done
    remark 'this kernel does not show the adapters of the configuration: these are its devices'
  fi
  if mask_file ap_usage_domain_mask; then
    domains=("${ids[@]}")
  else
    found=()
    for queue in "${queues[@]}"; do
      found[$((16#${queue#*.}))]=1
    done
    for ((id = 0; id < 256; id++)); do
      if [[ -n ${found[$id]:-} ]]; then domains+=("$id"); fi
    done
    remark 'this kernel does not show the domains of the configuration: these are of its devices'
  fi
  if mask_file ap_control_domain_mask; then
    control_domains=("${ids[@]}")
  else
    control_domains=("${domains[@]}")
    lists_control=no
  fi
  for id in "${adapters[@]}"; do known_adapter[$id]=1; done
  for id in "${domains[@]}"; do known_domain[$id]=1; done
}

# The names of card types, as the language takes them.
CARD_TYPE='^[Cc][Ee][Xx][1-9][0-9]?[AaCcPp]$'

# function_letters MASK: the letters of lszcrypt in $result, for the first ten bits.
function_letters() {
  local letters=SMCDAXNHFR bits=$((16#${1#0x})) i
  result=''
  for ((i = 0; i < 10; i++)); do
    if (((bits >> (31 - i)) & 1)); then
      result+=${letters:i:1}
    else
      result+=-
    fi
  done
}

# read_card ADAPTER: what its device says.
read_card() {
  local path
  card_path "$1"
  path=$result
  content "$path/type"
  if [[ $content =~ $CARD_TYPE ]]; then
    type_of[$1]=${content,,}
  fi
  content "$path/hwtype"
  if [[ $content =~ ^[1-9][0-9]{0,2}$ ]] && ((content > 5 && content < 256)); then
    hwtype_of[$1]=$content
  fi
  content "$path/ap_functions"
  if [[ $content =~ ^0x[0-9a-fA-F]{8}$ && ! $content =~ ^0x0+$ ]]; then
    function_letters "$content"
    functions_of[$1]=$result
    mode_by_letters "$1"
    # No letter stands for the bits of Secure Execution.
    if (((16#${content#0x} & 0xc000) != 0)); then
      functions_of[$1]=$content
    fi
  fi
  content "$path/serialnr"
  read -r content < <(printf '%s\n' "$content") || true
  if [[ -n $content ]]; then
    serial_of[$1]=$content
  fi
}

# mode_by_letters ADAPTER: by what its functions name, else by the last letter of its type.
mode_by_letters() {
  case ${functions_of[$1]:-}/${type_of[$1]:-} in
    *D*/* | /*c) mode_of[$1]=cca ;;
    *X*/* | /*p) mode_of[$1]=ep11 ;;
    *A*/* | /*a) mode_of[$1]=accelerator ;;
  esac
}

# remark_state ADAPTER: what the language has no statement for.
remark_state() {
  local path says=()
  card_path "$1"
  path=$result
  if [[ ! -d $path ]]; then
    return
  fi
  content "$path/config"
  if [[ $content == 0 ]]; then says+=(deconfigured); fi
  content "$path/chkstop"
  if [[ $content == 1 ]]; then says+=('in checkstop'); fi
  content "$path/online"
  if [[ $content == 0 ]]; then says+=(offline); fi
  if ((${#says[@]} > 0)); then
    number "$1"
    remark "adapter $result is ${says[*]}"
  fi
}

# A card whose device does not say all of this is looked up in what lszcrypt prints.
complete_cards() {
  local id incomplete=no text
  for id in "${adapters[@]}"; do
    if [[ -z ${type_of[$id]:-} || -z ${hwtype_of[$id]:-} || -z ${functions_of[$id]:-} ]]; then
      incomplete=yes
    fi
  done
  if [[ $incomplete == no ]] || ! installed lszcrypt; then
    return
  elif ! text=$(lszcrypt -V 2>&1 </dev/null); then
    problem "lszcrypt -V failed: $text"
    return
  fi
  read_lszcrypt < <(printf '%s\n' "$text")
}

# read_lszcrypt: its table on standard input. Each column begins where its word in the header does:
# columns may be blank, hold a blank, or be unknown here.
read_lszcrypt() {
  local row header='' word at=0 names=() starts=() i id
  local -A field=()
  while IFS= read -r row; do
    if [[ $row == CARD.DOM* ]]; then
      header=$row names=() starts=() at=0
      while [[ $header =~ ^([^\ ]+)(\ *) ]]; do
        word=${BASH_REMATCH[1]}
        names+=("${word/_/}")
        starts+=("$at")
        at=$((at + ${#BASH_REMATCH[0]}))
        header=${header:${#BASH_REMATCH[0]}}
      done
    elif ((${#names[@]} > 0)) && [[ $row =~ ^([0-9a-fA-F]{2})\  ]]; then
      id=$((16#${BASH_REMATCH[1]}))
      field=()
      for ((i = 0; i < ${#names[@]}; i++)); do
        word=${row:starts[i]}
        if ((i + 1 < ${#names[@]})); then
          word=${row:starts[i]:starts[i + 1] - starts[i]}
        fi
        read -r word < <(printf '%s\n' "$word") || true
        field[${names[i]}]=$word
      done
      take_fields "$id" "${field[TYPE]:-}" "${field[HWTYPE]:-}" "${field[FUNCTIONS]:-}" \
        "${field[MODE]:-}"
    fi
  done
}

# take_fields ADAPTER TYPE HWTYPE FUNCTIONS MODE: what the device did not say.
take_fields() {
  if [[ -z ${type_of[$1]:-} && $2 =~ $CARD_TYPE ]]; then
    type_of[$1]=${2,,}
  fi
  if [[ -z ${hwtype_of[$1]:-} && $3 =~ ^[1-9][0-9]{0,2}$ ]] && (($3 > 5 && $3 < 256)); then
    hwtype_of[$1]=$3
  fi
  if [[ -z ${functions_of[$1]:-} && $4 =~ ^[SMCDAXNHFR-]*[SMCDAXNHFR][SMCDAXNHFR-]*$ ]]; then
    functions_of[$1]=$4
  fi
  if [[ -z ${mode_of[$1]:-} ]]; then
    case $5 in
      CCA*) mode_of[$1]=cca ;;
      EP11*) mode_of[$1]=ep11 ;;
      Accel*) mode_of[$1]=accelerator ;;
      *) mode_by_letters "$1" ;;
    esac
  fi
}

# The statements of the adapters; those of which the same is known share one.
print_adapters() {
  local id facts all=() order=()
  local -A group=()
  for id in "${adapters[@]}"; do
    read_card "$id"
  done
  complete_cards
  for id in "${adapters[@]}"; do
    facts=''
    if [[ -n ${type_of[$id]:-} ]]; then facts+=" type ${type_of[$id]}"; fi
    if [[ -n ${mode_of[$id]:-} ]]; then facts+=" mode ${mode_of[$id]}"; fi
    if [[ -n ${hwtype_of[$id]:-} ]]; then facts+=" hwtype ${hwtype_of[$id]}"; fi
    if [[ -n ${serial_of[$id]:-} ]]; then
      named "${serial_of[$id]}"
      facts+=" serial $result"
    fi
    if [[ -n ${functions_of[$id]:-} ]]; then facts+=" functions ${functions_of[$id]}"; fi
    if [[ -z ${group[" $facts"]:-} ]]; then
      order+=(" $facts")
    fi
    group[" $facts"]+=" $id"
  done
  for facts in "${order[@]}"; do
    read -r -a all < <(printf '%s\n' "${group[$facts]}")
    runs "${all[@]}"
    statement adapters "${facts#"${facts%%[! ]*}"}"
  done
  if ((${#adapters[@]} == 0)); then
    ids_statement adapters
  fi
  for id in "${adapters[@]}"; do
    remark_state "$id"
  done
}
