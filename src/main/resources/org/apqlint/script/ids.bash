# A mask has 64 hexadecimal digits; its leftmost bit is id 0. A short one is filled on the right.
normal() {
  local digits=${1#0x} zeros
  digits=${digits,,}
  printf -v zeros '%064d' 0
  printf '%s' "${digits:0:64}${zeros:${#digits}}"
}

# both MASK MASK: the bits that are set in both.
both() {
  local result='' i
  for ((i = 0; i < 64; i++)); do
    printf -v result '%s%x' "$result" $((16#${1:i:1} & 16#${2:i:1}))
  done
  printf '%s' "$result"
}

# has MASK ID
has() { (((16#${1:$2 / 4:1} >> (3 - $2 % 4)) & 1)); }

# ids MASK: the ids of the mask, ascending.
ids() {
  local id listed=()
  for ((id = 0; id < 256; id++)); do
    if has "$1" "$id"; then
      listed+=("$id")
    fi
  done
  printf '%s' "${listed[*]}"
}

# words MASK: the ids with their runs joined, such as 0-4, 7-255.
words() {
  local id first=-1 text=''
  for ((id = 0; id <= 256; id++)); do
    if ((id < 256)) && has "$1" "$id"; then
      if ((first < 0)); then
        first=$id
      fi
    elif ((first >= 0)); then
      text+=", $first"
      if ((id - 1 > first)); then
        text+="-$((id - 1))"
      fi
      first=-1
    fi
  done
  text=${text#, }
  printf '%s' "${text:-none}"
}

# member ID IDS…: whether ID is one of IDS.
member() {
  local id=$1 other
  shift
  for other; do
    if ((id == other)); then
      return 0
    fi
  done
  return 1
}
