#!/bin/bash
# Crypto pass-through of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is ap-config
# warning[AP211] zeus.apq:12:6: mdev `bulk` is assigned 560 queues, and a file has room for 512
# help: read `ap_config` instead of `matrix`: it shows the same as three masks
#
# DRY_RUN=1      prints every write instead of doing it; needs no host
# KEEP=1         keeps what was done when something fails; else it is taken back
# SYSFS=DIR      takes DIR for /sys
# FILES_DIR=DIR  keeps the files for other programs in DIR, not in the directory where it is started
# ANY_DRIVER=1   goes on although the driver does not look like the one specified
#
# Running it again does only what is missing. Masks and mdevs last until the next boot.

# (functions stand here as elsewhere, and these)



# What follows is the host. ----------------------------------------------------------------

step 'load vfio_ap'
check_bus
load_module

# zeus.apq:4
step 'check the host'
check_maximum ap_max_adapter_id adapter 15
check_maximum ap_max_domain_id domain 41
check_configured ap_adapter_mask adapter 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15
check_configured ap_usage_domain_mask domain 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41
check_configured ap_control_domain_mask 'control domain' 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41
check_driver ap-config

# zeus.apq:9
step 'set the masks'
# adapters that stay with the host: 0-255
# domains that stay with the host: 0, 42-255
set_masks 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0x80000000003fffffffffffffffffffffffffffffffffffffffffffffffffffff

step 'create the mdevs'
# mdev bulk, zeus.apq:12
create_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
# mdev small, zeus.apq:19
create_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4
dry || check_driver ap-config

# zeus.apq:12, 13, 14, 15, 16
step 'mdev bulk'
# adapters 00-0d (hex)
# domains 0002-0029 (hex)
# control domains 0002-0029 (hex)
uuid=62177883-f1bb-47f0-914d-32a22e3a8804
adapters=(0 1 2 3 4 5 6 7 8 9 10 11 12 13)
domains=(2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41)
control_domains=(2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41)
# all in one write to ap_config: a write that is refused leaves the mdev as it was, and a running guest never sees half of it
provision_at_once \
  0xfffc000000000000000000000000000000000000000000000000000000000000,\
0x3fffffffffc00000000000000000000000000000000000000000000000000000,\
0x3fffffffffc00000000000000000000000000000000000000000000000000000

# zeus.apq:19, 20, 21, 22, 23
step 'mdev small'
# adapters 0e, 0f (hex)
# domains 0002 (hex)
# control domains 0002 (hex)
uuid=cef03c3c-903d-4ecc-9a83-40694cb8aee4
adapters=(14 15)
domains=(2)
control_domains=(2)
# all in one write to ap_config: a write that is refused leaves the mdev as it was, and a running guest never sees half of it
provision_at_once \
  0x0003000000000000000000000000000000000000000000000000000000000000,\
0x2000000000000000000000000000000000000000000000000000000000000000,\
0x2000000000000000000000000000000000000000000000000000000000000000

step 'write the host devices for libvirt'
# for zeus.apq:27
place "$FILES_DIR/hostdev-62177883-f1bb-47f0-914d-32a22e3a8804.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='62177883-f1bb-47f0-914d-32a22e3a8804'/>
  </source>
</hostdev>
XML
# for zeus.apq:31
place "$FILES_DIR/hostdev-cef03c3c-903d-4ecc-9a83-40694cb8aee4.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='cef03c3c-903d-4ecc-9a83-40694cb8aee4'/>
  </source>
</hostdev>
XML

# zeus.apq:26, 27
step 'guest farm'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0
attach farm 62177883-f1bb-47f0-914d-32a22e3a8804

# zeus.apq:30, 31
step 'guest desk'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/cef03c3c-903d-4ecc-9a83-40694cb8aee4,id=hostdev0
attach desk cef03c3c-903d-4ecc-9a83-40694cb8aee4

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
