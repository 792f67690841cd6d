#!/bin/bash
# Crypto pass-through of host z&<e>'us $(reboot).
# Written by apqlint from zeus.apq.
#
# the driver generation is v10
# note (zeus.apq:9): a note may hold `anything`, $HOME and "quotes" too
# info[AP317] zeus.apq:14:14: guest `a;rm -rf "$HOME" <x>&'` has all queues of mdev `m'; exit 1 #` on adapter 5
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
# info[AP317] zeus.apq:20:14: guest `-c shutdown, -h` has all queues of mdev `--help` on adapter 5
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

# zeus.apq:3
step 'check the host'
check_maximum ap_max_adapter_id adapter 5
check_maximum ap_max_domain_id domain 71
check_configured ap_adapter_mask adapter 5
check_configured ap_usage_domain_mask domain 4 71
check_driver v10

# zeus.apq:8
step 'set the masks'
# adapters that stay with the host: 0-4, 6-255
# domains that stay with the host: 0-255
set_masks 0xfbffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff

step 'create the mdevs'
# mdev m'; exit 1 #, zeus.apq:12
create_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
# mdev --help, zeus.apq:18
create_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4
dry || check_driver v10

# zeus.apq:12, 13, 14, 15
step 'mdev m'\''; exit 1 #'
# adapters 05 (hex)
# domains 0004 (hex)
# control domains none
uuid=62177883-f1bb-47f0-914d-32a22e3a8804
adapters=(5)
domains=(4)
control_domains=()
provision

# zeus.apq:18, 19, 20, 21
step 'mdev --help'
# adapters 05 (hex)
# domains 0047 (hex)
# control domains none
uuid=cef03c3c-903d-4ecc-9a83-40694cb8aee4
adapters=(5)
domains=(71)
control_domains=()
provision

step 'write the host devices for libvirt'
# for zeus.apq:25
place "$FILES_DIR/hostdev-62177883-f1bb-47f0-914d-32a22e3a8804.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='62177883-f1bb-47f0-914d-32a22e3a8804'/>
  </source>
</hostdev>
XML
# for zeus.apq:29
place "$FILES_DIR/hostdev-cef03c3c-903d-4ecc-9a83-40694cb8aee4.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='cef03c3c-903d-4ecc-9a83-40694cb8aee4'/>
  </source>
</hostdev>
XML

# zeus.apq:24, 25
step 'guest a;rm -rf "'\$'HOME" <x>&'\'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0
attach 'a;rm -rf "'\$'HOME" <x>&'\' 62177883-f1bb-47f0-914d-32a22e3a8804

# zeus.apq:28, 29
step 'guest -c shutdown, -h'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/cef03c3c-903d-4ecc-9a83-40694cb8aee4,id=hostdev0
attach '-c shutdown, -h' cef03c3c-903d-4ecc-9a83-40694cb8aee4

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
