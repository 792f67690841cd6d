# The definitions of mdevctl, by UUID: the ids in the order of the kernel's masks.
defined=() # UUIDs with a definition for vfio_ap
mdevctl_answers=no
declare -A defined_start=() defined_adapters=() defined_domains=() defined_control=() defined_odd=()

# One token of JSON: a text, and whether it is a key; a bracket; a number or word.
readonly TOKEN='^[[:space:],]*("(([^"\\]|\\.)*)"[[:space:]]*(:?)|[]{}[]|[^]{}[:space:]",[]+)'

# read_definitions: what mdevctl dumps on standard input. Some releases print a definition alone
# for one UUID; for all of them there is always a list of parents around it.
read_definitions() {
  local row token text key='' depth=0 uuid='' outside=0 type='' start='' seen=no
  local adapters=() domains=() controls=() odd=()
  while IFS= read -r row; do
    while [[ $row =~ $TOKEN ]]; do
      row=${row:${#BASH_REMATCH[0]}}
      token=${BASH_REMATCH[1]} text=${BASH_REMATCH[2]}
      if [[ $token == \"* && ${BASH_REMATCH[4]} == : ]]; then
        key=$text
        continue
      fi
      case $token in
        '{' | '[')
          seen=yes
          depth=$((depth + 1))
          if [[ $token == '{' && -z $uuid && ${key,,} =~ $UUID ]]; then
            uuid=${key,,} outside=$((depth - 1)) type='' start=''
            adapters=() domains=() controls=() odd=()
          fi
          ;;
        '}' | ']')
          depth=$((depth - 1))
          if [[ -n $uuid ]] && ((depth == outside)); then
            if [[ $type == vfio_ap-passthrough ]]; then keep_definition; fi
            uuid=''
          fi
          ;;
        *)
          if [[ $token != \"* ]]; then text=$token; fi
          if [[ -n $uuid ]]; then
            take_value "$key" "$text" "$((depth - outside))"
          fi
          ;;
      esac
      key=''
    done
    if [[ $row == *[![:space:],]* ]]; then
      return 1
    fi
  done
  [[ $seen == yes ]] && ((depth == 0))
}

# take_value KEY TEXT DEPTH: into the arrays of the definition that is being read. Its own keys
# are at depth 1, its attributes at depth 3.
take_value() {
  case $3:$1 in
    1:mdev_type) type=$2 ;;
    1:start) start=$2 ;;
    3:assign_adapter) if kernel_number "$2"; then adapters+=("$result"); else odd+=("$1 $2"); fi ;;
    3:assign_domain) if kernel_number "$2"; then domains+=("$result"); else odd+=("$1 $2"); fi ;;
    3:assign_control_domain)
      if kernel_number "$2"; then controls+=("$result"); else odd+=("$1 $2"); fi
      ;;
    3:*) odd+=("$1 $2") ;;
  esac
}

# kernel_number TEXT: an id as the kernel reads it, in decimal: octal behind a leading zero.
kernel_number() {
  if [[ $1 =~ ^\+?(0[xX][0-9a-fA-F]{1,15}|0[0-7]{0,15}|[1-9][0-9]{0,15})$ ]] &&
    ((BASH_REMATCH[1] < 256)); then
    result=$((BASH_REMATCH[1]))
  else
    return 1
  fi
}

# keep_definition: the one that was just read.
keep_definition() {
  local ids=()
  if [[ -z ${defined_start[$uuid]+x} ]]; then defined+=("$uuid"); fi
  defined_start[$uuid]=$start
  ascending "${adapters[@]}"
  defined_adapters[$uuid]=${ids[*]}
  ascending "${domains[@]}"
  defined_domains[$uuid]=${ids[*]}
  ascending "${controls[@]}"
  defined_control[$uuid]=${ids[*]}
  printf -v result ', %s' "${odd[@]}"
  defined_odd[$uuid]=${result#, }
}

find_definitions() {
  local text
  if ! installed mdevctl; then
    return
  elif ! text=$(mdevctl list --defined --dumpjson 2>&1 </dev/null); then
    problem "mdevctl cannot list its definitions: $text"
  elif ! read_definitions < <(printf '%s\n' "$text"); then
    problem "mdevctl lists its definitions in a form that is not known: $text"
    defined=()
  else
    mdevctl_answers=yes
  fi
}
