#!/bin/bash
# Guest db leaves host zeus for host hera: the end at zeus.
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
# MONITOR=COMMAND passes commands on to the monitor of QEMU, as socat does
# MIGRATE_WAIT=S waits S seconds until the guest has left, not 600
#
# Its argument is one stage; a stage that was done is done again only as far as it is missing:
# check    compares guest, mdev and queues with the verdict; it only reads
# leave    detaches the device, and sends the guest to hera
# back     gives the guest its device again; after back on hera
# release  removes the mdev here, when the guest is not to come back

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
  expect_device "$GUEST" 62177883-f1bb-47f0-914d-32a22e3a8804 yes
  if runs_with "$GUEST" 62177883-f1bb-47f0-914d-32a22e3a8804; then
    expect_in_use '5 6' '4 171'
  fi
}

# check: compares guest, mdev and queues with the verdict; it only reads
stage_check() {
  only_reads

  step 'compare with the verdict'
  check_bus
  dry || check_driver ap-config
  dry || verdict
  answer_differences
}

# leave: detaches the device, and sends the guest to hera
stage_leave() {
  step 'compare with the verdict'
  check_bus
  dry || check_driver ap-config
  by_hand_if_unknown
  if marked detached-62177883-f1bb-47f0-914d-32a22e3a8804; then
    resumes=yes
  fi
  dry || verdict
  agree

  step 'detach the device'
  mark detached-62177883-f1bb-47f0-914d-32a22e3a8804 'leave detaches mdev 62177883-f1bb-47f0-914d-32a22e3a8804'
  unplug 62177883-f1bb-47f0-914d-32a22e3a8804 'device_del hostdev0' 'device_add vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0'

  step 'migrate the guest'
  send 'migrate -d tcp:hera:4444'
  dry || say 'next: arrive, on hera'
}

# back: gives the guest its device again; after back on hera
stage_back() {
  step 'look for the guest'
  check_bus
  dry || check_driver ap-config
  by_hand_if_unknown
  must_have_arrived

  step 'attach the device'
  plug 62177883-f1bb-47f0-914d-32a22e3a8804 'device_add vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0' 'device_del hostdev0'
  unmark detached-62177883-f1bb-47f0-914d-32a22e3a8804

  step 'compare with the verdict'
  # a difference is told, and the guest keeps its device
  way_back=()
  dry || verdict
  agree
}

# release: removes the mdev here, when the guest is not to come back
stage_release() {
  step 'look for the guest'
  check_bus
  dry || check_driver ap-config

  step 'remove mdev db-crypto'
  remove_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
  unmark detached-62177883-f1bb-47f0-914d-32a22e3a8804
}

case $#:${1:-} in
  1:check) stage_check ;;
  1:leave) stage_leave ;;
  1:back) stage_back ;;
  1:release) stage_release ;;
  *) usage <<'STAGES'
  check    compares guest, mdev and queues with the verdict; it only reads
  leave    detaches the device, and sends the guest to hera
  back     gives the guest its device again; after back on hera
  release  removes the mdev here, when the guest is not to come back
STAGES
    ;;
esac

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
