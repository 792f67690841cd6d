#!/bin/bash
# Guest web leaves host zeus for host argo: the end at zeus.
# Written by apqlint from spec.apq.
#
# the driver generation is ap-config
# info[AP501] spec.apq:82:7: live migration of guest `web` is blocked as long as it has its mdev `web-crypto`
# help: detach the device on `zeus`, migrate, and attach one on `argo`: `apqlint migrate --runbook` writes the scripts
#
# DRY_RUN=1      prints every write instead of doing it; needs no host
# KEEP=1         keeps what was done when something fails; else it is taken back
# SYSFS=DIR      takes DIR for /sys
# FILES_DIR=DIR  keeps the files for other programs in DIR, not in the directory where it is started
# ANY_DRIVER=1   goes on although the driver does not look like the one specified
# DETACH_WAIT=S  waits S seconds until a running guest has let go, not 60
# URI=URI        reaches libvirt of the other host by that URI
#
# Its argument is one stage; a stage that was done is done again only as far as it is missing:
# check    compares guest, mdev and queues with the verdict; it only reads
# leave    detaches the device, and sends the guest to argo
# back     gives the guest its device again; after back on argo
# release  removes the mdev here, when the guest is not to come back

# (functions stand here)

# What follows is the host. ----------------------------------------------------------------

readonly GUEST=web

# what the verdict says of the mdev
promised() {
  expect_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4 web-crypto '5 6' '2 3' ''
  expect_guest_matrix cef03c3c-903d-4ecc-9a83-40694cb8aee4 web-crypto '5 6' '2 3'
}

# what it says once the guest has the mdev
verdict() {
  promised
  expect_device "$GUEST" cef03c3c-903d-4ecc-9a83-40694cb8aee4
  if runs_with "$GUEST" cef03c3c-903d-4ecc-9a83-40694cb8aee4; then
    expect_in_use '5 6' '2 3'
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

# leave: detaches the device, and sends the guest to argo
stage_leave() {
  step 'compare with the verdict'
  check_bus
  dry || check_driver ap-config
  if ! dry && ! here "$GUEST" && is_there "$GUEST"; then
    say "the guest is at $URI already"
    return
  fi
  if marked detached-cef03c3c-903d-4ecc-9a83-40694cb8aee4; then
    resumes=yes
  fi
  dry || verdict
  agree

  step 'look for the other host'
  check_other_host "$GUEST"

  step 'detach the device'
  mark detached-cef03c3c-903d-4ecc-9a83-40694cb8aee4 'leave detaches mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4'
  # or, virsh, by the monitor: virsh qemu-monitor-command web --hmp "device_del hostdev0"
  # or, QEMU monitor: device_del hostdev0
  place "$FILES_DIR/hostdev-cef03c3c-903d-4ecc-9a83-40694cb8aee4.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='cef03c3c-903d-4ecc-9a83-40694cb8aee4'/>
  </source>
</hostdev>
XML
  detach "$GUEST" cef03c3c-903d-4ecc-9a83-40694cb8aee4

  step 'migrate the guest'
  send "$GUEST"
  dry || say 'next: arrive, on argo'
}

# back: gives the guest its device again; after back on argo
stage_back() {
  step 'look for the guest'
  check_bus
  dry || check_driver ap-config
  must_be_here "$GUEST" 'back is to be run on argo first'

  step 'attach the device'
  # or, virsh, by the monitor: virsh qemu-monitor-command web --hmp "device_add vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/cef03c3c-903d-4ecc-9a83-40694cb8aee4,id=hostdev0"
  # or, QEMU monitor: device_add vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/cef03c3c-903d-4ecc-9a83-40694cb8aee4,id=hostdev0
  place "$FILES_DIR/hostdev-cef03c3c-903d-4ecc-9a83-40694cb8aee4.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='cef03c3c-903d-4ecc-9a83-40694cb8aee4'/>
  </source>
</hostdev>
XML
  attach "$GUEST" cef03c3c-903d-4ecc-9a83-40694cb8aee4
  unmark detached-cef03c3c-903d-4ecc-9a83-40694cb8aee4

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
  if ! dry && here "$GUEST"; then
    stop "guest $(printf '%q' "$GUEST") is here: it may need mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4"
  fi

  step 'remove mdev web-crypto'
  remove_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4
  unmark detached-cef03c3c-903d-4ecc-9a83-40694cb8aee4
}

case $#:${1:-} in
  1:check) stage_check ;;
  1:leave) stage_leave ;;
  1:back) stage_back ;;
  1:release) stage_release ;;
  *) usage <<'STAGES'
  check    compares guest, mdev and queues with the verdict; it only reads
  leave    detaches the device, and sends the guest to argo
  back     gives the guest its device again; after back on argo
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
