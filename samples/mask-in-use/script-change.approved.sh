#!/bin/bash
# Change of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is v10
# info[AP317] zeus.apq:14:14: guest `green` has all queues of mdev `four` on adapter 4
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
# info[AP317] zeus.apq:20:14: guest `blue` has all queues of mdev `five` on adapter 5
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
#
# DRY_RUN=1     prints every write instead of doing it; needs no host
# SYSFS=DIR     takes DIR for /sys
# FROM=N        begins with step N: after a failure, when its cause is gone
# STOP_WAIT=S   waits S seconds until a guest has shut down, not 300
# ANY_STATE=1   goes on although the host is not as it is declared
# ANY_DRIVER=1  goes on although the driver does not look like the one specified
#
# It does what was replayed, step by step, and no step twice: it is run once.
# As written a step is refused, so another order is taken: leave step 1 out: step 6 is the same

# (the functions stand here as in change-script)

# What follows is the host. ----------------------------------------------------------------
readonly STEPS=5

# zeus.apq:4
step 'check the host'
check_bus
check_driver v10
check_from

step 'compare the host with what is declared'
if compares_start; then
  expect_configured ap_adapter_mask adapter '3 4 5'
  expect_configured ap_usage_domain_mask domain '71 84'
  expect_configured ap_control_domain_mask 'control domain' '71 84'
  expect_mask apmask 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mask aqmask 0xfffffffffffffffffffff7ffffffffffffffffffffffffffffffffffffffffff
  expect_mdevs 'cef03c3c-903d-4ecc-9a83-40694cb8aee4 62177883-f1bb-47f0-914d-32a22e3a8804'
  expect_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4 four 4 84 ''
  expect_guest_matrix cef03c3c-903d-4ecc-9a83-40694cb8aee4 four 4 84
  expect_mdev 62177883-f1bb-47f0-914d-32a22e3a8804 five 5 84 ''
  expect_guest_matrix 62177883-f1bb-47f0-914d-32a22e3a8804 five 5 84
  as_declared
fi

# zeus.apq:38
block '"in an order that works"'

if begin 1 'stop green (zeus.apq:39)'; then
  expected 'guest green loses queue 04.0054 (4.84)'
  stop_guest green
fi

if begin 2 'stop blue (zeus.apq:40)'; then
  expected 'guest blue loses queue 05.0054 (5.84)'
  stop_guest blue
fi

if begin 3 'unassign domain 0x54 from four (zeus.apq:41)'; then
  write_id cef03c3c-903d-4ecc-9a83-40694cb8aee4 unassign domain 0x54
fi

if begin 4 'unassign domain 0x54 from five (zeus.apq:42)'; then
  write_id 62177883-f1bb-47f0-914d-32a22e3a8804 unassign domain 0x54
fi

if begin 5 'aqmask +0x54 (zeus.apq:43)'; then
  write_mask aqmask +0x54
fi

if reads_back; then
  expect_mask apmask 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mask aqmask 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mdevs 'cef03c3c-903d-4ecc-9a83-40694cb8aee4 62177883-f1bb-47f0-914d-32a22e3a8804'
  expect_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4 four 4 '' ''
  expect_mdev 62177883-f1bb-47f0-914d-32a22e3a8804 five 5 '' ''
  as_replayed
fi

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
