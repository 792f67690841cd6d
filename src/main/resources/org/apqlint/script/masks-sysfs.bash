# put_mask NAME DIGITS
put_mask() {
  local name=$1 digits=$2 old=${mask[$1]}
  if [[ $old == "$digits" ]]; then
    return
  fi
  put "0x$digits" "$AP/$name" "echo 0x$old >$(printf '%q' "$AP/$name")"
  say "  which keeps $(words "$digits") for the host"
  mask[$name]=$digits
}

# move_to APMASK AQMASK
move_to() {
  put_mask apmask "$1"
  put_mask aqmask "$2"
}
