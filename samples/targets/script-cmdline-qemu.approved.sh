#!/bin/bash
# Crypto pass-through of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is driver-override
# warning[AP106] zeus.apq:8:5: the masks leave 2 queues (05.0047 = 5.71, 06.0047 = 6.71) to vfio_ap, and no mdev uses them
# help: `apmask all` with `aqmask all but 4, 171` frees the queues of the mdevs and 2 that nobody uses
# info[AP217] zeus.apq:17:5: mdev `db-crypto` starts with host `zeus`, and at the boot 4 queues (05.0004 = 5.4, 05.00ab = 5.171, 06.0004 = 6.4, 06.00ab = 6.171) of it are still the host's
# help: make the masks persistent with `apqlint script --masks chzdev`, `udev` or `kernel-cmdline` (for which the specification has `boot`), or start the mdev by hand after the masks
#
# DRY_RUN=1      prints every write instead of doing it; needs no host
# KEEP=1         keeps what was done when something fails; else it is taken back
# SYSFS=DIR      takes DIR for /sys
# FILES_DIR=DIR  keeps the files for other programs in DIR, not in the directory where it is started
# ANY_DRIVER=1   goes on although the driver does not look like the one specified
#
# Running it again does only what is missing. Mdevs last until the next boot.

# (functions stand here as elsewhere, and these)

# started_with NAME: the mask that the kernel was started with, as it reads it: from zero, and
# whatever it cannot read is nothing. All ones if it was not told.
started_with() {
  local word value='' told=no
  for word in $(lines "$PROC/cmdline"); do
    if [[ $word == "ap.$1="* ]]; then
      value=${word#*=}
      told=yes
    fi
  done
  if [[ $told == no ]]; then
    printf 'f%.0s' {1..64}
  elif [[ $value =~ ^(0x)?[0-9a-fA-F]{1,64}$ ]]; then
    normal "$value"
  else
    normal ''
  fi
# persist_masks APMASK AQMASK: the boot loader is not this script's to change.
persist_masks() {
  local parameters="ap.apmask=$1 ap.aqmask=$2"
  place "$FILES_DIR/kernel-parameters.txt" <<<"$parameters"
  if dry; then
    return
  elif [[ $(started_with apmask) == "$(normal "$1")" && $(started_with aqmask) == "$(normal "$2")" ]]
  then
    say 'the kernel was started with both masks'
    return
  fi
  note 'the kernel was started with other masks, or with none. For the next boot, add to its parameters'
  say "$parameters"
  say "with grubby --update-kernel=ALL --args='…', or in parameters= of /etc/zipl.conf, and run zipl"
# forget_masks: the boot loader is not this script's to change.
forget_masks() {
  local name
  for name in apmask aqmask; do
    if ! dry && [[ $(started_with "$name") =~ [^f] ]]; then
      note "the kernel was started with ap.$name: take it out of the kernel parameters, or it comes back at the next boot"
    fi
  done

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
# adapters that stay with the host: 0-4, 7-255
# domains that stay with the host: 0-3, 5-170, 172-255
set_masks 0xf9ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xf7ffffffffffffffffffffffffffffffffffffffffefffffffffffffffffffff
persist_masks 0xf9ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xf7ffffffffffffffffffffffffffffffffffffffffefffffffffffffffffffff

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

# zeus.apq:20, 21
step 'guest db'
say 'start it with'
say 'qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0'
say 'or, while it runs, tell its monitor'
say 'device_add vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0'

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
