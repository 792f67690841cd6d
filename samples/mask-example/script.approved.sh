#!/bin/bash
# Crypto pass-through of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is v10
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
check_maximum ap_max_domain_id domain 1
check_configured ap_adapter_mask adapter 0 1 2 3 4 5 6
check_configured ap_usage_domain_mask domain 0 1
check_driver v10

# zeus.apq:9, 10
step 'set the masks'
# adapters that stay with the host: 1-5, 7
# domains that stay with the host: 0
set_masks 0x7d00000000000000000000000000000000000000000000000000000000000000 \
  0x8000000000000000000000000000000000000000000000000000000000000000

step 'create the mdevs'
# mdev spare, zeus.apq:13
create_mdev 1f0c6a57-9d4e-4c55-8a0b-6f1f6b0c7a01
# mdev row, zeus.apq:20
create_mdev 1f0c6a57-9d4e-4c55-8a0b-6f1f6b0c7a02
dry || check_driver v10

# zeus.apq:13, 15, 16, 17
step 'mdev spare'
# note (zeus.apq:14): domain 0 of the two adapters that apmask leaves out
# adapters 00, 06 (hex)
# domains 0000 (hex)
# control domains none
uuid=1f0c6a57-9d4e-4c55-8a0b-6f1f6b0c7a01
adapters=(0 6)
domains=(0)
control_domains=()
provision

# zeus.apq:20, 22, 23, 24
step 'mdev row'
# note (zeus.apq:21): domain 1 is released on every adapter, because aqmask leaves it out
# adapters 01-05 (hex)
# domains 0001 (hex)
# control domains none
uuid=1f0c6a57-9d4e-4c55-8a0b-6f1f6b0c7a02
adapters=(1 2 3 4 5)
domains=(1)
control_domains=()
provision

step 'write the host devices for libvirt'
# for zeus.apq:28
place "$FILES_DIR/hostdev-1f0c6a57-9d4e-4c55-8a0b-6f1f6b0c7a01.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='1f0c6a57-9d4e-4c55-8a0b-6f1f6b0c7a01'/>
  </source>
</hostdev>
XML
# for zeus.apq:32
place "$FILES_DIR/hostdev-1f0c6a57-9d4e-4c55-8a0b-6f1f6b0c7a02.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='1f0c6a57-9d4e-4c55-8a0b-6f1f6b0c7a02'/>
  </source>
</hostdev>
XML

# zeus.apq:27, 28
step 'guest first'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/1f0c6a57-9d4e-4c55-8a0b-6f1f6b0c7a01,id=hostdev0
attach first 1f0c6a57-9d4e-4c55-8a0b-6f1f6b0c7a01

# zeus.apq:31, 32
step 'guest second'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/1f0c6a57-9d4e-4c55-8a0b-6f1f6b0c7a02,id=hostdev0
attach second 1f0c6a57-9d4e-4c55-8a0b-6f1f6b0c7a02

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
