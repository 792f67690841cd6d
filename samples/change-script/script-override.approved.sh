#!/bin/bash
# Change of host zeus.
# Written by apqlint from override.apq.
#
# the driver generation is driver-override
# warning[AP204] override.apq:11:6: mdev `db-crypto` has adapters and no domains, so it holds no queue
# help: add `domains …`
#
# DRY_RUN=1     prints every write instead of doing it; needs no host
# SYSFS=DIR     takes DIR for /sys
# FROM=N        begins with step N: after a failure, when its cause is gone
# ANY_STATE=1   goes on although the host is not as it is declared
# ANY_DRIVER=1  goes on although the driver does not look like the one specified
#
# It does what was replayed, step by step, and no step twice: it is run once.

# (the functions stand here as in change-script)

# What follows is the host. ----------------------------------------------------------------
readonly STEPS=7

# override.apq:3
step 'check the host'
check_bus
check_driver driver-override
check_from

step 'compare the host with what is declared'
if compares_start; then
  expect_configured ap_adapter_mask adapter '3 5'
  expect_configured ap_usage_domain_mask domain '4 71'
  expect_configured ap_control_domain_mask 'control domain' '4 71'
  expect_mask apmask 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mask aqmask 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mdevs 62177883-f1bb-47f0-914d-32a22e3a8804
  expect_mdev 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto 5 '' ''
  expect_guest_matrix 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto 5 ''
  as_declared
fi

# override.apq:21
block '"05.0004 for db"'

if begin 1 'override 05.0004 with "vfio_ap" (override.apq:22)'; then
  override_queue 05.0004 vfio_ap
fi

if begin 2 'unbind 05.0004 (override.apq:23)'; then
  unbind_queue 05.0004
fi

if begin 3 'probe 05.0004 (override.apq:24)'; then
  probe_queue 05.0004
fi

if begin 4 'assign domain 4 to db-crypto (override.apq:25)'; then
  expected 'guest db gains queue 05.0004 (5.4)'
  write_id 62177883-f1bb-47f0-914d-32a22e3a8804 assign domain 4
fi

# override.apq:28
block '"05.0047 back to the host"'

if begin 5 'override 05.0047 with "" (override.apq:29)'; then
  override_queue 05.0047 ''
fi

if begin 6 'unbind 05.0047 (override.apq:30)'; then
  unbind_queue 05.0047
fi

if begin 7 'probe 05.0047 (override.apq:31)'; then
  probe_queue 05.0047
fi

if reads_back; then
  expect_mask apmask 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mask aqmask 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mdevs 62177883-f1bb-47f0-914d-32a22e3a8804
  expect_mdev 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto 5 4 ''
  expect_guest_matrix 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto 5 4
  as_replayed
fi

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
