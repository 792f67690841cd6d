# What chzdev exported, and whether it can be asked at all.
exported=''

# list_of DIGITS: the ids of a mask as chzdev reads them; it has no word for the empty mask.
list_of() {
  local list
  list=$(words "$1")
  list=${list//, /,}
  printf '%s' "${list/#none/-0-255}"
}

# digits_of LIST: the mask that holds these ids, such as 0-4,7-255.
digits_of() {
  local part id first last rows=() bits=()
  IFS=, read -r -a rows <<<"$1"
  for part in "${rows[@]}"; do
    first=${part%-*}
    last=${part#*-}
    if [[ ! $first =~ ^[0-9]{1,3}$ || ! $last =~ ^[0-9]{1,3}$ ]]; then
      return 1
    fi
    for ((id = 10#$first; id <= 10#$last && id < 256; id++)); do
      bits[id]=1
    done
  done
  for ((id = 0; id < 256; id += 4)); do
    printf '%x' $((${bits[id]:-0} * 8 + ${bits[id + 1]:-0} * 4 + ${bits[id + 2]:-0} * 2 + ${bits[id + 3]:-0}))
  done
}

# export_masks: asks chzdev what it keeps.
export_masks() {
  if ! exported=$(chzdev -t ap --export - 2>&1 </dev/null); then
    stop "chzdev could not export what it keeps: ${exported##*$'\n'}"
  fi
}

# persistent NAME: the digits of the mask that comes back with the next boot; nothing if none does.
persistent() {
  local line section=''
  while read -r line; do
    if [[ $line == \[*\] ]]; then
      section=$line
    elif [[ $section == '[persistent ap]' && $line == "$1="* ]]; then
      digits_of "${line#*=}" || true
      return
    fi
  done <<<"$exported"
}
