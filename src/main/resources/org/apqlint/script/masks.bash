declare -A mask=()

# The current masks; without a host those of a fresh one, all ones.
read_masks() {
  local name text
  for name in apmask aqmask; do
    text=$(lines "$AP/$name")
    if [[ $text =~ ^(0x)?[0-9a-fA-F]{1,64}$ ]]; then
      mask[$name]=$(normal "$text")
    elif dry && [[ -z $text ]]; then
      mask[$name]=${text:-$(printf 'f%.0s' {1..64})}
    else
      stop "cannot read $AP/$name"
    fi
  done
}

any_mdev() {
  local path
  for path in "$MATRIX"/*-*-*-*-*; do
    if [[ -d $path ]]; then
      return 0
    fi
  done
  return 1
}

# set_masks APMASK AQMASK
set_masks() {
  local apmask aqmask common_ap common_aq
  apmask=$(normal "$1")
  aqmask=$(normal "$2")
  read_masks
  if [[ ${mask[apmask]} == "$apmask" && ${mask[aqmask]} == "$aqmask" ]]; then
    say 'both masks are so already'
    return
  fi
  common_ap=$(both "${mask[apmask]}" "$apmask")
  common_aq=$(both "${mask[aqmask]}" "$aqmask")
  if any_mdev && [[ $common_ap != "$apmask" || $common_aq != "$aqmask" ]]; then
    # A bit is to be set while mdevs exist. Whether the kernel lets it depends on the other mask at
    # that moment, and clearing is never refused: what both states share comes first.
    move_to "$common_ap" "$common_aq"
  fi
  move_to "$apmask" "$aqmask"
  if ! dry; then
    read_masks
    if [[ ${mask[apmask]} != "$apmask" || ${mask[aqmask]} != "$aqmask" ]]; then
      stop "apmask reads back as 0x${mask[apmask]} and aqmask as 0x${mask[aqmask]}"
    fi
  fi
}
