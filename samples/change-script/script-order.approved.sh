#!/bin/bash
# Change of host zeus.
# Written by apqlint from order.apq.
#
# the driver generation is ap-config
# info[AP317] order.apq:12:14: guest `db` has all queues of mdev `db-crypto` on adapter 5
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
# info[AP317] order.apq:18:14: guest `web` has all queues of mdev `web-crypto` on adapter 6
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
#
# DRY_RUN=1     prints every write instead of doing it; needs no host
# SYSFS=DIR     takes DIR for /sys
# FROM=N        begins with step N: after a failure, when its cause is gone
# ANY_STATE=1   goes on although the host is not as it is declared
# ANY_DRIVER=1  goes on although the driver does not look like the one specified
#
# It does what was replayed, step by step, and no step twice: it is run once.
# As written a step is refused, so another order is taken: clear before you set: `apmask -6`, `aqmask -4` in place of step 1, then `apmask +5`, `aqmask +71` in place of step 2

# (the functions stand here as in change-script)

# What follows is the host. ----------------------------------------------------------------
readonly STEPS=4

# order.apq:2
step 'check the host'
check_bus
check_driver ap-config
check_from

step 'compare the host with what is declared'
if compares_start; then
  expect_configured ap_adapter_mask adapter '5 6'
  expect_configured ap_usage_domain_mask domain '4 71'
  expect_mask apmask 0xfbffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mask aqmask 0xfffffffffffffffffeffffffffffffffffffffffffffffffffffffffffffffff
  expect_mdevs '62177883-f1bb-47f0-914d-32a22e3a8804 cef03c3c-903d-4ecc-9a83-40694cb8aee4'
  expect_mdev 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto 5 4 ''
  expect_guest_matrix 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto 5 4
  expect_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4 web-crypto 6 71 ''
  expect_guest_matrix cef03c3c-903d-4ecc-9a83-40694cb8aee4 web-crypto 6 71
  as_declared
fi

# order.apq:30
block '"the pools change sides"'

if begin 1 'apmask 0xf9ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff (order.apq:31)'; then
  write_mask apmask 0xf9ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
fi

if begin 2 'aqmask 0xf7fffffffffffffffeffffffffffffffffffffffffffffffffffffffffffffff (order.apq:32)'; then
  write_mask aqmask 0xf7fffffffffffffffeffffffffffffffffffffffffffffffffffffffffffffff
fi

if begin 3 'apmask 0xfdffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff (order.apq:31)'; then
  write_mask apmask 0xfdffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
fi

if begin 4 'aqmask 0xf7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff (order.apq:32)'; then
  write_mask aqmask 0xf7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
fi

if reads_back; then
  expect_mask apmask 0xfdffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mask aqmask 0xf7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mdevs '62177883-f1bb-47f0-914d-32a22e3a8804 cef03c3c-903d-4ecc-9a83-40694cb8aee4'
  expect_mdev 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto 5 4 ''
  expect_guest_matrix 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto 5 4
  expect_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4 web-crypto 6 71 ''
  expect_guest_matrix cef03c3c-903d-4ecc-9a83-40694cb8aee4 web-crypto 6 71
  as_replayed
fi

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
