#!/bin/bash
# Crypto pass-through of host zeus.
# Written by apqlint from adapter.apq.
#
# the driver generation is v10
# warning[AP204] adapter.apq:12:6: mdev `db-crypto` has domains and no adapters, so it holds no queue
# help: add `adapters …`
# warning[AP402] adapter.apq:23:5: step `assign adapter 6 to db-crypto` succeeds, and running guest `db` sees nothing of it: queue 06.0047 (6.71) is not bound to vfio_ap
# help: have it bound to vfio_ap: the driver then filters the mdev again
# warning[AP402] adapter.apq:29:5: step `assign adapter 6 to db-crypto` succeeds, and running guest `db` sees nothing of it: queue 06.0047 (6.71) is not bound to vfio_ap
# help: have it bound to vfio_ap: the driver then filters the mdev again
# warning[AP407] adapter.apq:34:5: step `unassign adapter 7 from db-crypto` takes 2 queues (07.0004 = 7.4, 07.0047 = 7.71) from running guest `db`
# help: if it is meant, take the queues offline in the guest first (`chzcrypt -d`)
# warning[AP407] adapter.apq:35:5: step `unassign adapter 5 from db-crypto` takes 2 queues (05.0004 = 5.4, 05.0047 = 5.71) from running guest `db`
# help: if it is meant, take the queues offline in the guest first (`chzcrypt -d`)
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

# adapter.apq:3
step 'check the host'
check_maximum ap_max_domain_id domain 71
check_configured ap_usage_domain_mask domain 4 71
check_driver v10

# adapter.apq:8
step 'set the masks'
# adapters that stay with the host: 0-4, 8-255
# domains that stay with the host: 0-255
set_masks 0xf8ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff

step 'create the mdevs'
# mdev db-crypto, adapter.apq:12
create_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
dry || check_driver v10

# adapter.apq:12, 13, 14
step 'mdev db-crypto'
# adapters none
# domains 0004, 0047 (hex)
# control domains none
uuid=62177883-f1bb-47f0-914d-32a22e3a8804
adapters=()
domains=(4 71)
control_domains=()
provision

step 'write the host devices for libvirt'
# for adapter.apq:18
place "$FILES_DIR/hostdev-62177883-f1bb-47f0-914d-32a22e3a8804.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='62177883-f1bb-47f0-914d-32a22e3a8804'/>
  </source>
</hostdev>
XML

# adapter.apq:17, 18
step 'guest db'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0
attach db 62177883-f1bb-47f0-914d-32a22e3a8804

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
