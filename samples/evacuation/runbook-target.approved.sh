#!/bin/bash
# Guest web moves from host zeus to host argo: the end at argo.
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
# prepare  makes the mdev, and compares it with what the guest is promised
# arrive   gives the guest its device, after leave on zeus
# back     sends the guest back to zeus, if it is here, and removes the mdev if prepare made it
# verify   compares guest, mdev and queues with the verdict; it only reads

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

# prepare: makes the mdev, and compares it with what the guest is promised
stage_prepare() {
  step 'load vfio_ap'
  check_bus
  load_module

  step 'check the host'
  check_maximum ap_max_adapter_id adapter 6
  check_maximum ap_max_domain_id domain 3
  check_configured ap_adapter_mask adapter 5 6
  check_configured ap_usage_domain_mask domain 2 3
  check_driver ap-config

  step 'check the queues'
  uuid=cef03c3c-903d-4ecc-9a83-40694cb8aee4
  adapters=(5 6)
  domains=(2 3)
  check_left
  check_bound '5 6' '2 3'
  check_not_shared
  remember cef03c3c-903d-4ecc-9a83-40694cb8aee4

  step 'create the mdevs'
  # mdev web-crypto, spec.apq:46
  create_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4
  dry || check_driver ap-config

  # spec.apq:46, 47, 48, 49
  step 'mdev web-crypto'
  # adapters 05, 06 (hex)
  # domains 0002, 0003 (hex)
  # control domains none
  uuid=cef03c3c-903d-4ecc-9a83-40694cb8aee4
  adapters=(5 6)
  domains=(2 3)
  control_domains=()
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
  else
    say "guest $(printf '%q' "$GUEST") is not here"
  fi

  step 'remove mdev web-crypto'
  if dry || made cef03c3c-903d-4ecc-9a83-40694cb8aee4 mdev; then
    remove_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4
  else
    stays cef03c3c-903d-4ecc-9a83-40694cb8aee4
  fi
  unmark prepared-cef03c3c-903d-4ecc-9a83-40694cb8aee4
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
