# set_override QUEUE DRIVER: an override takes effect when the queue is probed again. An empty DRIVER
# clears it: then the masks decide.
set_override() {
  local device=$AP/devices/$1 old bound back
  old=$(lines "$device/driver_override")
  old=${old#(null)}
  bound=$(driver_of "$1")
  back="echo $(printf '%q' "$old") >$(printf '%q' "$device/driver_override")"
  back+=" && { [[ ! -e $(printf '%q' "$device/driver") ]] || echo $1 >$(printf '%q' "$device/driver/unbind"); }"
  if [[ -n $bound ]]; then
    back+=" && echo $1 >$(printf '%q' "$AP/drivers_probe")"
  fi
  if dry || [[ $old != "$2" ]]; then
    put "$2" "$device/driver_override" "$back"
  else
    way_back+=("$back")
  fi
  if dry || [[ -n $bound ]]; then
    put "$1" "$device/driver/unbind"
  fi
  put "$1" "$AP/drivers_probe"
  if ! dry; then
    check_override "$1" "$2"
  fi
}

# as_by_masks QUEUE DRIVER: whether the masks give the queue to that driver: to vfio_ap, or to one of
# the host. Without masks to read nothing speaks against it.
as_by_masks() {
  local apmask aqmask wanted=vfio_ap
  apmask=$(lines "$AP/apmask")
  aqmask=$(lines "$AP/aqmask")
  if [[ ! $apmask =~ ^(0x)?[0-9a-fA-F]{1,64}$ || ! $aqmask =~ ^(0x)?[0-9a-fA-F]{1,64}$ ]]; then
    return 0
  fi
  if has "$(normal "$apmask")" $((16#${1%.*})) && has "$(normal "$aqmask")" $((16#${1#*.})); then
    wanted=host
  fi
  if [[ $2 == vfio_ap ]]; then
    [[ $wanted == vfio_ap ]]
  else
    [[ $wanted == host ]]
  fi
}

# check_override QUEUE DRIVER: whether it is so now; a driver that does not exist takes no queue.
check_override() {
  local found bound
  found=$(lines "$AP/devices/$1/driver_override")
  bound=$(driver_of "$1")
  if [[ ${found#(null)} != "$2" ]]; then
    stop "the driver_override of queue $1 reads ${found:-nothing}, and not ${2:-nothing}"
  elif [[ -n $2 && -d $AP/drivers/$2 && $bound != "$2" ]] || [[ -z $2 && -z $bound ]]; then
    stop "queue $1 is bound to ${bound:-no driver} after it was probed${2:+, and not to $2}"
  elif [[ -z $2 ]] && ! as_by_masks "$1" "$bound"; then
    stop "queue $1 is bound to $bound after it was probed, and the masks give it to another driver"
  fi
}

# override QUEUE DRIVER: the queue goes to that driver, whatever the masks say.
override() {
  if [[ $(lines "$AP/devices/$1/driver_override") == "$2" && $(driver_of "$1") == "$2" ]]; then
    say "queue $1 is overridden with $2 already"
  else
    set_override "$1" "$2"
  fi
}

# clear_override QUEUE: the masks decide again.
clear_override() {
  local old bound
  old=$(lines "$AP/devices/$1/driver_override")
  bound=$(driver_of "$1")
  # A run that was killed may have cleared it, and not have probed the queue.
  if [[ -e $AP/devices/$1 && (-z $old || $old == '(null)') && -n $bound ]] &&
    as_by_masks "$1" "$bound"; then
    say "queue $1 is not overridden"
  else
    set_override "$1" ''
  fi
}
