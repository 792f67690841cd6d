readonly SYSFS=${SYSFS:-/sys}
readonly PROC=${PROC:-/proc}
readonly AP=$SYSFS/bus/ap
readonly MATRIX=$SYSFS/devices/vfio_ap/matrix
# Texts are bytes here, and tools answer in English.
export LC_ALL=C
# Where the tools of the system are, for those who are not root.
export PATH=$PATH:/usr/sbin:/sbin
readonly UUID='^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'

margin='' # stands before every line of a block
result='' # what the last of many functions found

# hidden CODE: whether no eye sees the character, so that no name of the language may hold it.
hidden() {
  local c=$1
  ((c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0xad || (c >= 0x600 && c <= 0x605) ||
    c == 0x61c || c == 0x6dd || c == 0x70f || c == 0x890 || c == 0x891 || c == 0x8e2 ||
    c == 0x180e || (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
    (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) ||
    c == 0x110bd || c == 0x110cd || (c >= 0x13430 && c <= 0x1343f) ||
    (c >= 0x1bca0 && c <= 0x1bca3) || (c >= 0x1d173 && c <= 0x1d17a) ||
    (c >= 0xe0001 && c <= 0xe007f)))
}

# visible TEXT: the text in $result, with a question mark for whatever is no UTF-8, moves the
# cursor or hides itself.
visible() {
  local text=$1 i length byte next code good
  result=$text
  if [[ $text != *[!\ -~]* ]]; then
    return
  fi
  result=''
  for ((i = 0; i < ${#text}; i += length)); do
    printf -v byte '%d' "'${text:i:1}"
    byte=$((byte & 255)) length=1 good=no
    if ((byte < 0x80)); then
      code=$byte good=yes
    elif ((byte >= 0xc2 && byte <= 0xf4)); then
      length=$((byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4))
      code=$((byte & (0x7f >> length))) good=yes
      for ((next = i + 1; next < i + length; next++)); do
        byte=0
        if ((next < ${#text})); then
          printf -v byte '%d' "'${text:next:1}"
          byte=$((byte & 255))
        fi
        if ((byte < 0x80 || byte > 0xbf)); then
          length=1 good=no
          break
        fi
        code=$((code << 6 | byte & 0x3f))
      done
    fi
    if [[ $good == yes ]] &&
      ! (((length == 3 && (code < 0x800 || (code >= 0xd800 && code <= 0xdfff))) ||
        (length == 4 && (code < 0x10000 || code > 0x10ffff)))) &&
      ! hidden "$code"; then
      result+=${text:i:length}
    else
      result+='?'
    fi
  done
}

# quoted TEXT: as a text in quotes of the language, in $result.
quoted() {
  local backslash=\\\\ quote=\\\"
  visible "$1"
  result=${result//\\/"$backslash"}
  result=\"${result//\"/"$quote"}\"
}

# named TEXT: as a name or value of the language, in quotes where it is not a plain word.
named() {
  if [[ $1 =~ ^[A-Za-z0-9_.][A-Za-z0-9_.:+=@-]*$ ]]; then
    result=$1
  else
    quoted "$1"
  fi
}

# line TEXT: one line of the specification.
line() { printf '%s%s\n' "$margin" "$1"; }

# remark TEXT: a comment in a block; note TEXT: one between blocks.
remark() {
  visible "$*"
  line "    # $result"
}

note() {
  visible "$*"
  line "# $result"
}

# problem TEXT: what could not be found out.
problem() {
  visible "$*"
  printf 'facts: %s\n' "$result" >&2
}

# content FILE: its first line in $content; nothing if it cannot be read.
content() {
  content=''
  if [[ -f $1 && -r $1 ]]; then
    { IFS= read -r content <"$1" || true; } 2>/dev/null
  fi
}

# rows FILE: its lines in the array rows; none if it cannot be read.
rows() {
  rows=()
  if [[ -f $1 && -r $1 ]]; then
    { mapfile -t rows <"$1" || true; } 2>/dev/null
  fi
}

# installed PROGRAM
installed() { command -v "$1" >/dev/null; }
