#!/bin/bash
# Crypto pass-through of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is v10
# warning[AP302] zeus.apq:16:16: domain 71 (0x47) of mdev `db-crypto` is filtered: 2 queues (05.0047 = 5.71, 06.0047 = 6.71) are not bound to vfio_ap
# help: see that these queues are bound to vfio_ap, or leave domain 71 (0x47) out of the mdev
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
check_configured ap_adapter_mask adapter 5 6
check_configured ap_usage_domain_mask domain 4 71
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
dry || check_driver v10

# zeus.apq:13, 14, 15, 16
step 'mdev db-crypto'
# adapters 05, 06 (hex)
# domains 0004, 0047 (hex)
# control domains none
uuid=62177883-f1bb-47f0-914d-32a22e3a8804
adapters=(5 6)
domains=(4 71)
control_domains=()
provision

step 'write the host devices for libvirt'
# for zeus.apq:20
place "$FILES_DIR/hostdev-62177883-f1bb-47f0-914d-32a22e3a8804.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='62177883-f1bb-47f0-914d-32a22e3a8804'/>
  </source>
</hostdev>
XML

# zeus.apq:19, 20
step 'guest db'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0
attach db 62177883-f1bb-47f0-914d-32a22e3a8804

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
