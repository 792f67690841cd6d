#!/bin/bash
# Crypto pass-through of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is driver-override
# info[AP217] zeus.apq:17:5: mdev `db-crypto` starts with host `zeus`, and at the boot 4 queues (05.0004 = 5.4, 05.00ab = 5.171, 06.0004 = 6.4, 06.00ab = 6.171) of it are still the host's
# help: free the queues on the kernel command line (`boot`), which does not exclude overrides, or set the overrides after each boot, and start the mdev after that
#
# DRY_RUN=1      prints every write instead of doing it; needs no host
# KEEP=1         keeps what was done when something fails; else it is taken back
# SYSFS=DIR      takes DIR for /sys
# FILES_DIR=DIR  keeps the files for other programs in DIR, not in the directory where it is started
# ANY_DRIVER=1   goes on although the driver does not look like the one specified
#
# Running it again does only what is missing. Masks, overrides and mdevs last until the next boot.

# (functions stand here as elsewhere, and these)

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
# override QUEUE DRIVER: the queue goes to that driver, whatever the masks say.
override() {
  if [[ $(lines "$AP/devices/$1/driver_override") == "$2" && $(driver_of "$1") == "$2" ]]; then
    say "queue $1 is overridden with $2 already"
  else
    set_override "$1" "$2"
  fi
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

# What follows is the host. ----------------------------------------------------------------

step 'load vfio_ap'
check_bus
load_module

# zeus.apq:3
step 'check the host'
check_maximum ap_max_adapter_id adapter 6
check_maximum ap_max_domain_id domain 171
check_configured ap_adapter_mask adapter 5 6
check_configured ap_usage_domain_mask domain 4 171
check_configured ap_control_domain_mask 'control domain' 4 171
check_driver driver-override

# zeus.apq:8, 9
step 'set the masks'
# adapters that stay with the host: 0-255
# domains that stay with the host: 0-255
set_masks 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff

# zeus.apq:12
step 'override queues with vfio_ap'
override 05.0004 vfio_ap
override 05.00ab vfio_ap
override 06.0004 vfio_ap
override 06.00ab vfio_ap

step 'create the mdevs'
# mdev db-crypto, zeus.apq:12
create_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
dry || check_driver driver-override

# zeus.apq:12, 13, 14, 15, 16
step 'mdev db-crypto'
# adapters 05, 06 (hex)
# domains 0004, 00ab (hex)
# control domains 0004, 00ab (hex)
uuid=62177883-f1bb-47f0-914d-32a22e3a8804
adapters=(5 6)
domains=(4 171)
control_domains=(4 171)
provision

step 'write the host devices for libvirt'
# for zeus.apq:21
place "$FILES_DIR/hostdev-62177883-f1bb-47f0-914d-32a22e3a8804.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='62177883-f1bb-47f0-914d-32a22e3a8804'/>
  </source>
</hostdev>
XML

# zeus.apq:20, 21
step 'guest db'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0
attach db 62177883-f1bb-47f0-914d-32a22e3a8804

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
