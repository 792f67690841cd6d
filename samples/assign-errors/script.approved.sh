#!/bin/bash
# Crypto pass-through of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is v10
# info[AP317] zeus.apq:17:14: guest `one` has all queues of mdev `first` on adapter 5
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
# info[AP317] zeus.apq:23:14: guest `two` has all queues of mdev `second` on adapter 6
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
# info[AP317] zeus.apq:29:14: guest `three` has all queues of mdev `third` on adapter 3
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
# info[AP317] zeus.apq:35:14: guest `four` has all queues of mdev `fourth` on adapter 5
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
# error[AP401] zeus.apq:56:5: step `assign adapter 64 to first` is refused with ENODEV: 64 is above 63, the machine's maximum
# help: take an id up to 63; check decimal against hex
# error[AP401] zeus.apq:57:5: step `assign domain 85 to first` is refused with ENODEV: 85 is above 84, the machine's maximum
# help: take an id up to 84; check decimal against hex
# error[AP401] zeus.apq:58:5: step `assign control-domain 85 to first` is refused with ENODEV: 85 is above 84, the machine's maximum
# help: take an id up to 84; check decimal against hex
# error[AP401] zeus.apq:63:5: step `assign adapter 3 to second` is refused with EADDRNOTAVAIL: queue 03.0001 (3.1) is reserved for the host
# help: free it first, with `apmask -3` or `aqmask -1`
# error[AP401] zeus.apq:64:5: step `assign domain 1 to third` is refused with EADDRNOTAVAIL: queue 03.0001 (3.1) is reserved for the host
# help: free it first, with `apmask -3` or `aqmask -1`
# error[AP401] zeus.apq:68:5: step `assign adapter 5 to third` is refused with EADDRINUSE: queue 05.0004 (5.4) is assigned to mdev `first`
# help: unassign it from the other mdev first, or take another id
# error[AP401] zeus.apq:69:5: step `assign domain 4 to fourth` is refused with EADDRINUSE: queue 05.0004 (5.4) is assigned to mdev `first`
# help: unassign it from the other mdev first, or take another id
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
check_maximum ap_max_adapter_id adapter 6
check_maximum ap_max_domain_id domain 71
check_configured ap_adapter_mask adapter 3 5 6
check_configured ap_usage_domain_mask domain 1 4 71
check_driver v10

# zeus.apq:11, 12
step 'set the masks'
# adapters that stay with the host: 0-4, 7-255
# domains that stay with the host: 0-3, 5-70, 72-255
set_masks 0xf9ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xf7fffffffffffffffeffffffffffffffffffffffffffffffffffffffffffffff

step 'create the mdevs'
# mdev first, zeus.apq:15
create_mdev 7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b01
# mdev second, zeus.apq:21
create_mdev 7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b02
# mdev third, zeus.apq:27
create_mdev 7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b03
# mdev fourth, zeus.apq:33
create_mdev 7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b04
dry || check_driver v10

# zeus.apq:15, 16, 17, 18
step 'mdev first'
# adapters 05 (hex)
# domains 0004 (hex)
# control domains none
uuid=7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b01
adapters=(5)
domains=(4)
control_domains=()
provision

# zeus.apq:21, 22, 23, 24
step 'mdev second'
# adapters 06 (hex)
# domains 0001 (hex)
# control domains none
uuid=7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b02
adapters=(6)
domains=(1)
control_domains=()
provision

# zeus.apq:27, 28, 29, 30
step 'mdev third'
# adapters 03 (hex)
# domains 0004 (hex)
# control domains none
uuid=7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b03
adapters=(3)
domains=(4)
control_domains=()
provision

# zeus.apq:33, 34, 35, 36
step 'mdev fourth'
# adapters 05 (hex)
# domains 0047 (hex)
# control domains none
uuid=7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b04
adapters=(5)
domains=(71)
control_domains=()
provision

step 'write the host devices for libvirt'
# for zeus.apq:40
place "$FILES_DIR/hostdev-7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b01.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b01'/>
  </source>
</hostdev>
XML
# for zeus.apq:44
place "$FILES_DIR/hostdev-7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b02.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b02'/>
  </source>
</hostdev>
XML
# for zeus.apq:48
place "$FILES_DIR/hostdev-7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b03.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b03'/>
  </source>
</hostdev>
XML
# for zeus.apq:52
place "$FILES_DIR/hostdev-7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b04.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b04'/>
  </source>
</hostdev>
XML

# zeus.apq:39, 40
step 'guest one'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b01,id=hostdev0
attach one 7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b01

# zeus.apq:43, 44
step 'guest two'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b02,id=hostdev0
attach two 7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b02

# zeus.apq:47, 48
step 'guest three'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b03,id=hostdev0
attach three 7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b03

# zeus.apq:51, 52
step 'guest four'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b04,id=hostdev0
attach four 7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b04

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
