#!/bin/bash
# Change of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is v10
# info[AP317] zeus.apq:13:14: guest `db` has all queues of mdev `db-crypto` on adapter 5
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
#
# DRY_RUN=1     prints every write instead of doing it; needs no host
# SYSFS=DIR     takes DIR for /sys
# FROM=N        begins with step N: after a failure, when its cause is gone
# LPAR_WAIT=S   waits S seconds until the LPAR is configured, not 600
# ANY_STATE=1   goes on although the host is not as it is declared
# ANY_DRIVER=1  goes on although the driver does not look like the one specified
#
# It does what was replayed, step by step, and no step twice: it is run once.

# (the functions stand here as in change-script)

# What follows is the host. ----------------------------------------------------------------
readonly STEPS=3

# zeus.apq:3
step 'check the host'
check_bus
check_driver v10
check_from

step 'compare the host with what is declared'
if compares_start; then
  expect_configured ap_adapter_mask adapter '3 5'
  expect_configured ap_usage_domain_mask domain '4 71'
  expect_configured ap_control_domain_mask 'control domain' '4 71'
  expect_mask apmask 0xfbbfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mask aqmask 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mdevs 62177883-f1bb-47f0-914d-32a22e3a8804
  expect_mdev 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto 5 4 ''
  expect_guest_matrix 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto 5 4
  as_declared
fi

# zeus.apq:22
block '"assigned before it is there"'

# warning[AP402] zeus.apq:23:5: step `assign adapter 9 to db-crypto` succeeds, and running guest `db` sees nothing of it: queue 09.0004 (9.4) is not there
# help: nothing to do if the hardware is still to come: it is plugged in when it arrives
if begin 1 'assign adapter 9 to db-crypto (zeus.apq:23)'; then
  write_id 62177883-f1bb-47f0-914d-32a22e3a8804 assign adapter 9
fi

# zeus.apq:26
block '"it arrives, and goes again"'

if begin 2 'lpar adapters 3, 5, 9 (zeus.apq:27)'; then
  expected 'guest db gains queue 09.0004 (9.4)'
  lpar \
    ap_adapter_mask adapter 0x1440000000000000000000000000000000000000000000000000000000000000
fi

# warning[AP407] zeus.apq:28:5: step `lpar adapters 3, 5` takes queue 09.0004 (9.4) from running guest `db`: it is not in the host's configuration any more
# help: if it is meant, take the queues offline in the guest first (`chzcrypt -d`)
if begin 3 'lpar adapters 3, 5 (zeus.apq:28)'; then
  expected 'guest db loses queue 09.0004 (9.4)'
  lpar \
    ap_adapter_mask adapter 0x1400000000000000000000000000000000000000000000000000000000000000
fi

if reads_back; then
  expect_mask apmask 0xfbbfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mask aqmask 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mdevs 62177883-f1bb-47f0-914d-32a22e3a8804
  expect_mdev 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto '5 9' 4 ''
  expect_guest_matrix 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto 5 4
  as_replayed
fi

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
