#!/bin/bash
# Crypto pass-through of host zeus.
# Written by apqlint from planned.apq.
#
# the driver generation is v10
# info[AP205] planned.apq:13:17: adapter 9 of mdev `db-crypto` is not in the configuration of host `zeus`
# help: nothing to do if the hardware is still to come; else check the id, decimal against hex
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

# planned.apq:3
step 'check the host'
check_maximum ap_max_adapter_id adapter 9
check_maximum ap_max_domain_id domain 4
check_configured ap_adapter_mask adapter 5
check_configured ap_usage_domain_mask domain 4
check_driver v10

# planned.apq:8
step 'set the masks'
# adapters that stay with the host: 0-4, 6-8, 10-255
# domains that stay with the host: 0-255
set_masks 0xfbbfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff

step 'create the mdevs'
# mdev db-crypto, planned.apq:11
create_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
dry || check_driver v10

# planned.apq:11, 12, 13, 14
step 'mdev db-crypto'
# adapters 05, 09 (hex)
# domains 0004 (hex)
# control domains none
uuid=62177883-f1bb-47f0-914d-32a22e3a8804
adapters=(5 9)
domains=(4)
control_domains=()
provision

step 'write the host devices for libvirt'
# for planned.apq:18
place "$FILES_DIR/hostdev-62177883-f1bb-47f0-914d-32a22e3a8804.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='62177883-f1bb-47f0-914d-32a22e3a8804'/>
  </source>
</hostdev>
XML

# planned.apq:17, 18
step 'guest db'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0
attach db 62177883-f1bb-47f0-914d-32a22e3a8804

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
