#!/bin/bash
# Crypto pass-through of host hera.
# Written by apqlint from spec.apq.
#
# the driver generation is ap-config
#
# DRY_RUN=1      prints every write instead of doing it; needs no host
# KEEP=1         keeps what was done when something fails; else it is taken back
# SYSFS=DIR      takes DIR for /sys
# ANY_DRIVER=1   goes on although the driver does not look like the one specified
#
# Running it again does only what is missing. Masks and mdevs last until the next boot.

# (the functions stand here as in three-guests)

# What follows is the host. ----------------------------------------------------------------

step 'load vfio_ap'
check_bus
load_module

# spec.apq:13
step 'check the host'
check_maximum ap_max_adapter_id adapter 5
check_maximum ap_max_domain_id domain 71
check_configured ap_adapter_mask adapter 5
check_configured ap_usage_domain_mask domain 4 71
check_driver ap-config

# spec.apq:18
step 'set the masks'
# adapters that stay with the host: 0-4, 6-255
# domains that stay with the host: 0-255
set_masks 0xfbffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff

step 'create the mdevs'
# mdev mine, spec.apq:34
create_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
# mdev standby, spec.apq:41
create_mdev 5d0f3a2e-8c1b-4d7e-9f61-7a3f0c2b9e14
dry || check_driver ap-config

# spec.apq:34, 36, 37, 38
step 'mdev mine'
# note (spec.apq:35): the same UUID on both hosts: the migration finds it by that
# adapters 05 (hex)
# domains 0004 (hex)
# control domains none
uuid=62177883-f1bb-47f0-914d-32a22e3a8804
adapters=(5)
domains=(4)
control_domains=()
provision

# spec.apq:41, 42, 43, 44
step 'mdev standby'
# adapters 05 (hex)
# domains 0047 (hex)
# control domains none
uuid=5d0f3a2e-8c1b-4d7e-9f61-7a3f0c2b9e14
adapters=(5)
domains=(71)
control_domains=()
provision

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
