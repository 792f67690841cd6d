#!/bin/bash
# Crypto pass-through of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is v10
# info[AP317] zeus.apq:14:14: guest `green` has all queues of mdev `four` on adapter 4
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
# info[AP317] zeus.apq:20:14: guest `blue` has all queues of mdev `five` on adapter 5
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
# error[AP401] zeus.apq:35:5: step `aqmask +0x54` is refused with EADDRINUSE: queue 05.0054 (5.84) is assigned to mdev `five`; queue 04.0054 (4.84) is assigned to mdev `four`
# help: unassign these queues from the mdev first, or leave their ids to vfio_ap
# warning[AP404] zeus.apq:35:5: step `aqmask +0x54` is refused with EADDRINUSE only where it stands: step 6 is the same, and is accepted
# help: leave step 1 out: step 6 is the same
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

# zeus.apq:4
step 'check the host'
check_maximum ap_max_adapter_id adapter 5
check_maximum ap_max_domain_id domain 84
check_configured ap_adapter_mask adapter 4 5
check_configured ap_usage_domain_mask domain 84
check_driver v10

# zeus.apq:9
step 'set the masks'
# adapters that stay with the host: 0-255
# domains that stay with the host: 0-83, 85-255
set_masks 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xfffffffffffffffffffff7ffffffffffffffffffffffffffffffffffffffffff

step 'create the mdevs'
# mdev four, zeus.apq:12
create_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4
# mdev five, zeus.apq:18
create_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
dry || check_driver v10

# zeus.apq:12, 13, 14, 15
step 'mdev four'
# adapters 04 (hex)
# domains 0054 (hex)
# control domains none
uuid=cef03c3c-903d-4ecc-9a83-40694cb8aee4
adapters=(4)
domains=(84)
control_domains=()
provision

# zeus.apq:18, 19, 20, 21
step 'mdev five'
# adapters 05 (hex)
# domains 0054 (hex)
# control domains none
uuid=62177883-f1bb-47f0-914d-32a22e3a8804
adapters=(5)
domains=(84)
control_domains=()
provision

step 'write the host devices for libvirt'
# for zeus.apq:25
place "$FILES_DIR/hostdev-cef03c3c-903d-4ecc-9a83-40694cb8aee4.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='cef03c3c-903d-4ecc-9a83-40694cb8aee4'/>
  </source>
</hostdev>
XML
# for zeus.apq:30
place "$FILES_DIR/hostdev-62177883-f1bb-47f0-914d-32a22e3a8804.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='62177883-f1bb-47f0-914d-32a22e3a8804'/>
  </source>
</hostdev>
XML

# zeus.apq:24, 25
step 'guest green'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/cef03c3c-903d-4ecc-9a83-40694cb8aee4,id=hostdev0
attach green cef03c3c-903d-4ecc-9a83-40694cb8aee4

# zeus.apq:29, 30
step 'guest blue'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0
attach blue 62177883-f1bb-47f0-914d-32a22e3a8804

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
