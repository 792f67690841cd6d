#!/bin/bash
# Crypto pass-through of host zeus.
# Written by apqlint from spec.apq.
#
# the driver generation is ap-config
# info[AP317] spec.apq:24:14: guest `my-guest` has all queues of mdev `mine` on adapter 5
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
# info[AP317] spec.apq:30:14: guest `bare-guest` has all queues of mdev `bare` on adapter 5
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
#
# DRY_RUN=1      prints every write instead of doing it; needs no host
# KEEP=1         keeps what was done when something fails; else it is taken back
# SYSFS=DIR      takes DIR for /sys
# FILES_DIR=DIR  keeps the files for other programs in DIR, not in the directory where it is started
# ANY_DRIVER=1   goes on although the driver does not look like the one specified
#
# Running it again does only what is missing. Masks and mdevs last until the next boot.

# (the functions stand here as in three-guests)

# What follows is the host. ----------------------------------------------------------------

step 'load vfio_ap'
check_bus
load_module

# spec.apq:4
step 'check the host'
check_maximum ap_max_adapter_id adapter 5
check_maximum ap_max_domain_id domain 71
check_configured ap_adapter_mask adapter 5
check_configured ap_usage_domain_mask domain 4 71
check_driver ap-config

# spec.apq:9
step 'set the masks'
# adapters that stay with the host: 0-4, 6-255
# domains that stay with the host: 0-255
set_masks 0xfbffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff

step 'create the mdevs'
# mdev mine, spec.apq:22
create_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
# mdev bare, spec.apq:28
create_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4
dry || check_driver ap-config

# spec.apq:22, 23, 24, 25
step 'mdev mine'
# adapters 05 (hex)
# domains 0004 (hex)
# control domains none
uuid=62177883-f1bb-47f0-914d-32a22e3a8804
adapters=(5)
domains=(4)
control_domains=()
provision

# spec.apq:28, 29, 30, 31
step 'mdev bare'
# adapters 05 (hex)
# domains 0047 (hex)
# control domains none
uuid=cef03c3c-903d-4ecc-9a83-40694cb8aee4
adapters=(5)
domains=(71)
control_domains=()
provision

step 'write the host devices for libvirt'
# for spec.apq:49
place "$FILES_DIR/hostdev-62177883-f1bb-47f0-914d-32a22e3a8804.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='62177883-f1bb-47f0-914d-32a22e3a8804'/>
  </source>
</hostdev>
XML

# spec.apq:47, 49
step 'guest my-guest'
# note (spec.apq:48): managed by libvirt
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0
attach my-guest 62177883-f1bb-47f0-914d-32a22e3a8804

# spec.apq:53, 55
step 'guest bare-guest'
# note (spec.apq:54): started by hand, without libvirt
say 'start it with'
say 'qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/cef03c3c-903d-4ecc-9a83-40694cb8aee4,id=crypto0'
say 'or, while it runs, tell its monitor'
say 'device_add vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/cef03c3c-903d-4ecc-9a83-40694cb8aee4,id=crypto0'

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
