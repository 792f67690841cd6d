#!/bin/bash
# Takes back the crypto pass-through of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is driver-override
#
# DRY_RUN=1      prints every write instead of doing it; needs no host
# KEEP=1         keeps what was done when something fails; else it is taken back
# SYSFS=DIR      takes DIR for /sys
#
# Running it again does only what is left. It stops where somebody still holds an mdev.

# (functions stand here as elsewhere, and these)



# What follows is the host. ----------------------------------------------------------------

step 'look for the host'
check_bus

# zeus.apq:20, 21
step 'guest db'
say 'unless it is shut down, tell its monitor'
say 'device_del hostdev0'

# zeus.apq:12
step 'mdev db-crypto'
remove_mdev 62177883-f1bb-47f0-914d-32a22e3a8804

# zeus.apq:12
step 'clear the override with vfio_ap'
no_mdev_left
clear_override 05.0004
clear_override 05.00ab
clear_override 06.0004
clear_override 06.00ab

# zeus.apq:8, 9
step 'give every queue to the host'
no_mdev_left
set_masks 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
