#!/bin/bash
# Crypto pass-through of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is dynamic-delta
# warning[AP103] zeus.apq:3:12: vfio_ap of host `zeus` can give a guest queues that are not bound to vfio_ap (CVE-2024-26620)
# help: update to 6.1.76 or newer, the first of this line with the fix
# warning[AP105] zeus.apq:6:5: the masks leave host `zeus` no queue of its own
# help: keep a queue for the host if it needs one: leave its adapter in apmask and its domain in aqmask
# warning[AP319] zeus.apq:11:6: the order of writes decides what mdev `db-crypto` gives its guest: adapters 5, 6 × domains 4, 71 (0x47) when assigned in ascending order, adapter 5 × domains 4, 71 (0x47) if filtered afresh; queue 06.0004 (6.4) is not bound to vfio_ap
# help: take the order of `apqlint script`: it ends with a domain that makes the driver look at every queue that matters
# warning[AP301] zeus.apq:13:17: adapter 6 of mdev `db-crypto` is filtered: queue 06.0004 (6.4) is not bound to vfio_ap
# help: see that the queue is bound to vfio_ap, or leave domain 4 out of the mdev
# warning[AP407] zeus.apq:24:5: step `unassign domain 0x47 from db-crypto` takes queue 05.0047 (5.71) from running guest `db`
# help: if it is meant, take the queues offline in the guest first (`chzcrypt -d`)
# warning[AP319] zeus.apq:25:5: the order of writes decides what mdev `db-crypto` gives its guest: adapters 5, 6 × domains 4, 71 (0x47) now, adapter 5 × domains 4, 71 (0x47) if filtered afresh; queue 06.0004 (6.4) is not bound to vfio_ap
# help: have the queues bound to vfio_ap, or unassign their ids; kernels 6.1.76, 6.6.15, 6.7.3 and 6.8 filter the whole matrix
#
# DRY_RUN=1      prints every write instead of doing it; needs no host
# KEEP=1         keeps what was done when something fails; else it is taken back
# SYSFS=DIR      takes DIR for /sys
# FILES_DIR=DIR  keeps the files for other programs in DIR, not in the directory where it is started
# ANY_DRIVER=1   goes on although the driver does not look like the one specified
#
# Running it again does only what is missing. Masks and mdevs last until the next boot.

# (functions stand here as elsewhere, and these)

# provision_last DOMAIN: as provision does, but this domain is written after the others.
provision_last() {
  local domain others=()
  check_held
  for domain in "${domains[@]}"; do
    if ((domain != $1)); then
      others+=("$domain")
    fi
  done
  assign adapter "${held_adapters[@]}" -- "${adapters[@]}"
  assign domain "${held_domains[@]}" -- "${others[@]}"
  assign domain "${held_domains[@]}" -- "$1"
  assign control_domain "${held_control_domains[@]}" -- "${control_domains[@]}"
  verify

# What follows is the host. ----------------------------------------------------------------

step 'load vfio_ap'
check_bus
load_module

# zeus.apq:2
step 'check the host'
check_maximum ap_max_adapter_id adapter 6
check_maximum ap_max_domain_id domain 71
check_configured ap_adapter_mask adapter 5 6
check_configured ap_usage_domain_mask domain 4 71
check_driver dynamic-delta

# zeus.apq:6, 7
step 'set the masks'
# adapters that stay with the host: 0-4, 7-255
# domains that stay with the host: 0-3, 5-70, 72-255
set_masks 0xf9ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xf7fffffffffffffffeffffffffffffffffffffffffffffffffffffffffffffff

step 'create the mdevs'
# mdev db-crypto, zeus.apq:11
create_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
dry || check_driver dynamic-delta

# zeus.apq:11, 12, 13, 14
step 'mdev db-crypto'
# adapters 05, 06 (hex)
# domains 0004, 0047 (hex)
# control domains none
uuid=62177883-f1bb-47f0-914d-32a22e3a8804
adapters=(5 6)
domains=(4 71)
control_domains=()
# domain 4 comes last: this driver filters only what the last write brings, and with it every adapter that lacks a queue is looked at
provision_last 4

step 'write the host devices for libvirt'
# for zeus.apq:18
place "$FILES_DIR/hostdev-62177883-f1bb-47f0-914d-32a22e3a8804.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='62177883-f1bb-47f0-914d-32a22e3a8804'/>
  </source>
</hostdev>
XML

# zeus.apq:17, 18
step 'guest db'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0
attach db 62177883-f1bb-47f0-914d-32a22e3a8804

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
