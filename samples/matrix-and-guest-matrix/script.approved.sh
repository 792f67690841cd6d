#!/bin/bash
# Crypto pass-through of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is v10
# warning[AP301] zeus.apq:15:17: adapter 6 of mdev `db-crypto` is filtered: queue 06.0047 (6.71) is not bound to vfio_ap
# help: see that the queue is bound to vfio_ap, or leave domain 71 (0x47) out of the mdev
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
check_maximum ap_max_domain_id domain 171
check_configured ap_adapter_mask adapter 5 6
check_configured ap_usage_domain_mask domain 4 71 171
check_configured ap_control_domain_mask 'control domain' 4 71
check_driver v10

# zeus.apq:9
step 'set the masks'
# adapters that stay with the host: 0-4, 7-255
# domains that stay with the host: 0-255
set_masks 0xf9ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff

step 'create the mdevs'
# mdev db-crypto, zeus.apq:13
create_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
# mdev web-crypto, zeus.apq:20
create_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4
dry || check_driver v10

# zeus.apq:13, 14, 15, 16, 17
step 'mdev db-crypto'
# adapters 05, 06 (hex)
# domains 0004, 0047 (hex)
# control domains 0004, 0047 (hex)
uuid=62177883-f1bb-47f0-914d-32a22e3a8804
adapters=(5 6)
domains=(4 71)
control_domains=(4 71)
provision

# zeus.apq:20, 21, 22, 23
step 'mdev web-crypto'
# adapters 05, 06 (hex)
# domains 00ab (hex)
# control domains none
uuid=cef03c3c-903d-4ecc-9a83-40694cb8aee4
adapters=(5 6)
domains=(171)
control_domains=()
provision

step 'write the host devices for libvirt'
# for zeus.apq:27
place "$FILES_DIR/hostdev-62177883-f1bb-47f0-914d-32a22e3a8804.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='62177883-f1bb-47f0-914d-32a22e3a8804'/>
  </source>
</hostdev>
XML
# for zeus.apq:33
place "$FILES_DIR/hostdev-cef03c3c-903d-4ecc-9a83-40694cb8aee4.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='cef03c3c-903d-4ecc-9a83-40694cb8aee4'/>
  </source>
</hostdev>
XML

# zeus.apq:26, 27
step 'guest db'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0
attach db 62177883-f1bb-47f0-914d-32a22e3a8804

# zeus.apq:31, 33
step 'guest web'
# note (zeus.apq:32): does not run: its guest_matrix cannot be read, that is ENODEV
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/cef03c3c-903d-4ecc-9a83-40694cb8aee4,id=hostdev0
attach web cef03c3c-903d-4ecc-9a83-40694cb8aee4

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
