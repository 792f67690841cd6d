# A mask of 64 digits as the kernel prints it; its leftmost bit is id 0.
readonly MASK='0x[0-9a-fA-F]{64}'

# unmask MASK: its ids, ascending, in the array ids.
unmask() {
  local digits=${1#0x} digit i
  ids=()
  for ((i = 0; i < 64; i++)); do
    digit=$((16#${digits:i:1}))
    if ((digit & 8)); then ids+=($((4 * i))); fi
    if ((digit & 4)); then ids+=($((4 * i + 1))); fi
    if ((digit & 2)); then ids+=($((4 * i + 2))); fi
    if ((digit & 1)); then ids+=($((4 * i + 3))); fi
  done
}

# number ID: in hex where that looks different, as sysfs and lszcrypt have it.
number() {
  if (($1 < 10)); then
    result=$1
  else
    printf -v result '0x%x' "$1"
  fi
}

# runs IDS…: the ascending ids in the array items, three and more in a row joined.
runs() {
  local first last
  items=()
  while (($# > 0)); do
    first=$1 last=$1
    shift
    while (($# > 0)) && (($1 == last + 1)); do
      last=$1
      shift
    done
    number "$first"
    if ((last == first)); then
      items+=("$result")
    else
      items+=("$result")
      number "$last"
      if ((last == first + 1)); then
        items+=("$result")
      else
        items[-1]+=-$result
      fi
    fi
  done
  if ((${#items[@]} == 0)); then
    items=(none)
  fi
}

# spelled IDS…: the same as one text, in $result.
spelled() {
  runs "$@"
  printf -v result ', %s' "${items[@]}"
  result=${result#, }
}

# statement WORDS BEHIND: a statement with the list $items between the two; it goes on in the next
# line where it gets too long, which may only be behind a comma.
statement() {
  local text="    $1" behind=$2 i piece
  for ((i = 0; i < ${#items[@]}; i++)); do
    piece=${items[i]},
    if ((i == ${#items[@]} - 1)); then
      piece=${items[i]}${behind:+ $behind}
    fi
    if ((i > 0 && ${#text} + 1 + ${#piece} > 96)); then
      line "$text"
      text="        $piece"
    else
      text+=" $piece"
    fi
  done
  line "$text"
}

# ids_statement KEYWORD IDS…
ids_statement() {
  local keyword=$1
  shift
  runs "$@"
  statement "$keyword" ''
}

# fold STAR QUEUES…: the sorted queues in the array items, rows and columns joined. With STAR=yes
# a whole row is 05.*, and a whole column *.0004.
fold() {
  local star=$1 queue adapter domain text first last i domains_of=()
  local adapters_of=() texts=()
  local -A row=() count=() column=()
  shift
  items=()
  for queue; do
    adapter=${queue%.*} domain=${queue#*.}
    if [[ -z ${row[$adapter]:-} ]]; then
      adapters_of+=("$adapter")
    fi
    row[$adapter]+=" $domain"
    count[$domain]=$((${count[$domain]:-0} + 1))
  done
  for adapter in "${adapters_of[@]}"; do
    read -r -a domains_of < <(printf '%s\n' "${row[$adapter]}")
    if [[ $star == yes ]] && ((${#domains_of[@]} == ${#domains[@]} && ${#domains[@]} > 1)); then
      texts+=('*')
      continue
    fi
    text=''
    for ((i = 0; i < ${#domains_of[@]}; i++)); do
      first=${domains_of[i]} last=$first
      if [[ $star == yes ]] && ((count[$first] == ${#adapters[@]} && ${#adapters[@]} > 1)); then
        column[$first]=1
        continue
      fi
      while ((i + 1 < ${#domains_of[@]} && 16#${domains_of[i + 1]:-0} == 16#$last + 1)); do
        last=${domains_of[++i]}
      done
      text+=" $first"
      if [[ $last != "$first" ]]; then
        text+=-$last
      fi
    done
    texts+=("${text# }")
  done
  for ((i = 0; i < ${#texts[@]}; i++)); do
    first=${adapters_of[i]} last=$first
    while ((i + 1 < ${#texts[@]})) && [[ ${texts[i + 1]} == "${texts[i]}" ]] &&
      ((16#${adapters_of[i + 1]} == 16#$last + 1)); do
      last=${adapters_of[++i]}
    done
    if [[ $last != "$first" ]]; then
      first+=-$last
    fi
    if [[ ${texts[i]} == '*' ]]; then
      items+=("$first.*")
      continue
    fi
    read -r -a domains_of < <(printf '%s\n' "${texts[i]}")
    for domain in "${domains_of[@]}"; do
      items+=("$first.$domain")
    done
  done
  for i in "${domains[@]}"; do
    printf -v domain '%04x' "$i"
    if [[ -n ${column[$domain]:-} ]]; then
      items+=("*.$domain")
    fi
  done
}
