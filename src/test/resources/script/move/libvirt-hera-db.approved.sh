#!/bin/bash
# Guest db moves from host zeus to host hera: the end at hera.
# Written by apqlint from move.apq.
#
# the driver generation is ap-config
#
# DRY_RUN=1      prints every write instead of doing it; needs no host
# KEEP=1         keeps what was done when something fails; else it is taken back
# SYSFS=DIR      takes DIR for /sys
# FILES_DIR=DIR  keeps the files for other programs in DIR, not in its own directory
# ANY_DRIVER=1   goes on although the driver does not look like the one specified
# DETACH_WAIT=S  waits S seconds until a running guest has let go, not 60
# URI=URI        reaches libvirt of the other host by that URI
#
# Its argument is one stage; a stage that was done is done again only as far as it is missing:
# prepare  makes the mdev, and compares it with what the guest is promised
# arrive   gives the guest its device, after leave on zeus
# back     sends the guest back to zeus, if it is here, and removes the mdev if prepare made it
# verify   compares guest, mdev and queues with the verdict; it only reads

set -euo pipefail

# (functions)

# What follows is the host. ----------------------------------------------------------------

readonly GUEST=db

# what the verdict says of the mdev
promised() {
  expect_mdev 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto '5 6' '4 171' '4 171'
  expect_guest_matrix 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto '5 6' '4 171'
}

# what it says once the guest has the mdev
verdict() {
  promised
  expect_device "$GUEST" 62177883-f1bb-47f0-914d-32a22e3a8804
  if runs_with "$GUEST" 62177883-f1bb-47f0-914d-32a22e3a8804; then
    expect_in_use '5 6' '4 171'
  fi
}

# prepare: makes the mdev, and compares it with what the guest is promised
stage_prepare() {
  step 'load vfio_ap'
  check_bus
  load_module

  step 'check the host'
  check_maximum ap_max_adapter_id adapter 6
  check_maximum ap_max_domain_id domain 171
  check_configured ap_adapter_mask adapter 5 6
  check_configured ap_usage_domain_mask domain 4 171
  check_configured ap_control_domain_mask 'control domain' 4 171
  check_driver ap-config

  step 'check the queues'
  uuid=62177883-f1bb-47f0-914d-32a22e3a8804
  adapters=(5 6)
  domains=(4 171)
  check_left
  check_bound '5 6' '4 171'
  check_not_shared
  remember 62177883-f1bb-47f0-914d-32a22e3a8804

  step 'create the mdevs'
  # mdev db-crypto, move.apq:31
  create_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
  dry || check_driver ap-config

  # move.apq:31, 32, 33, 34, 35
  step 'mdev db-crypto'
  # adapters 05, 06 (hex)
  # domains 0004, 00ab (hex)
  # control domains 0004, 00ab (hex)
  uuid=62177883-f1bb-47f0-914d-32a22e3a8804
  adapters=(5 6)
  domains=(4 171)
  control_domains=(4 171)
  provision

  step 'compare with the verdict'
  dry || promised
  agree
  dry || say 'next: leave, on zeus'
}

# arrive: gives the guest its device, after leave on zeus
stage_arrive() {
  step 'look for the guest'
  check_bus
  dry || check_driver ap-config
  must_be_here "$GUEST" 'leave is to be run on zeus first'

  step 'look for the mdev'
  dry || promised
  agree

  step 'attach the device'
  # or, virsh, by the monitor: virsh qemu-monitor-command db --hmp "device_add vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0"
  # or, QEMU monitor: device_add vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0
  place "$FILES_DIR/hostdev-62177883-f1bb-47f0-914d-32a22e3a8804.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='62177883-f1bb-47f0-914d-32a22e3a8804'/>
  </source>
</hostdev>
XML
  attach "$GUEST" 62177883-f1bb-47f0-914d-32a22e3a8804

  step 'compare with the verdict'
  dry || verdict
  agree
  dry || say 'next: the script for inside of the guest'
}

# back: sends the guest back to zeus, if it is here, and removes the mdev if prepare made it
stage_back() {
  step 'look for the guest'
  check_bus
  dry || check_driver ap-config
  if dry || here "$GUEST"; then
    check_other_host "$GUEST"

    step 'detach the device'
    # or, virsh, by the monitor: virsh qemu-monitor-command db --hmp "device_del hostdev0"
    # or, QEMU monitor: device_del hostdev0
    place "$FILES_DIR/hostdev-62177883-f1bb-47f0-914d-32a22e3a8804.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='62177883-f1bb-47f0-914d-32a22e3a8804'/>
  </source>
</hostdev>
XML
    detach "$GUEST" 62177883-f1bb-47f0-914d-32a22e3a8804

    step 'migrate the guest'
    send "$GUEST"
  else
    say "guest $(printf '%q' "$GUEST") is not here"
  fi

  step 'remove mdev db-crypto'
  if dry || made 62177883-f1bb-47f0-914d-32a22e3a8804 mdev; then
    remove_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
  else
    stays 62177883-f1bb-47f0-914d-32a22e3a8804
  fi
  unmark prepared-62177883-f1bb-47f0-914d-32a22e3a8804
  dry || say 'next: back, on zeus'
}

# verify: compares guest, mdev and queues with the verdict; it only reads
stage_verify() {
  only_reads

  step 'compare with the verdict'
  check_bus
  dry || check_driver ap-config
  dry || verdict
  answer_differences
}

case $#:${1:-} in
  1:prepare) stage_prepare ;;
  1:arrive) stage_arrive ;;
  1:back) stage_back ;;
  1:verify) stage_verify ;;
  *) usage <<'STAGES'
  prepare  makes the mdev, and compares it with what the guest is promised
  arrive   gives the guest its device, after leave on zeus
  back     sends the guest back to zeus, if it is here, and removes the mdev if prepare made it
  verify   compares guest, mdev and queues with the verdict; it only reads
STAGES
    ;;
esac

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
