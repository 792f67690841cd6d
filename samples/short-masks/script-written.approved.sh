#!/bin/bash
# Crypto pass-through of host written.
# Written by apqlint from spec.apq.
#
# the driver generation is v10
# warning[AP010] spec.apq:28:12: the short mask `0xffff` is filled up with zeros on the right: it keeps 0-15 for the host
# help: write all 64 digits: `0xffff000000000000000000000000000000000000000000000000000000000000`
# warning[AP010] spec.apq:29:12: the short mask `0x40` is filled up with zeros on the right: it keeps 1 for the host
# help: write all 64 digits: `0x4000000000000000000000000000000000000000000000000000000000000000`
# info[AP317] spec.apq:35:14: guest `two` has all queues of mdev `other` on adapter 16 (0x10)
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

# spec.apq:23
step 'check the host'
check_maximum ap_max_adapter_id adapter 16
check_maximum ap_max_domain_id domain 2
check_configured ap_adapter_mask adapter 16
check_configured ap_usage_domain_mask domain 0 1 2
check_driver v10

# spec.apq:28, 29
step 'set the masks'
# adapters that stay with the host: 0-15
# domains that stay with the host: 1
set_masks 0xffff000000000000000000000000000000000000000000000000000000000000 \
  0x4000000000000000000000000000000000000000000000000000000000000000

step 'create the mdevs'
# mdev other, spec.apq:32
create_mdev 3c7e6b10-52af-4a6e-b4a1-0f5d2b8c9e02
dry || check_driver v10

# spec.apq:32, 34, 35, 36
step 'mdev other'
# note (spec.apq:33): adapter 16 is beyond the mask, so all of its queues are for vfio_ap
# adapters 10 (hex)
# domains 0000-0002 (hex)
# control domains none
uuid=3c7e6b10-52af-4a6e-b4a1-0f5d2b8c9e02
adapters=(16)
domains=(0 1 2)
control_domains=()
provision

step 'write the host devices for libvirt'
# for spec.apq:40
place "$FILES_DIR/hostdev-3c7e6b10-52af-4a6e-b4a1-0f5d2b8c9e02.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='3c7e6b10-52af-4a6e-b4a1-0f5d2b8c9e02'/>
  </source>
</hostdev>
XML

# spec.apq:39, 40
step 'guest two'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/3c7e6b10-52af-4a6e-b4a1-0f5d2b8c9e02,id=hostdev0
attach two 3c7e6b10-52af-4a6e-b4a1-0f5d2b8c9e02

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
