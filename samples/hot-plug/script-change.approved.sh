#!/bin/bash
# Change of host zeus.
# Written by apqlint from adapter.apq.
#
# the driver generation is v10
# warning[AP204] adapter.apq:12:6: mdev `db-crypto` has domains and no adapters, so it holds no queue
# help: add `adapters …`
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

# adapter.apq:3
step 'check the host'
check_bus
check_driver v10
check_from

step 'compare the host with what is declared'
if compares_start; then
  expect_configured ap_adapter_mask adapter '3 5 6 7'
  expect_configured ap_usage_domain_mask domain '4 71'
  expect_configured ap_control_domain_mask 'control domain' '4 71'
  expect_mask apmask 0xf8ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mask aqmask 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mdevs 62177883-f1bb-47f0-914d-32a22e3a8804
  expect_mdev 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto '' '4 71' ''
  expect_guest_matrix 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto '' ''
  as_declared
fi

# adapter.apq:22
block '"no domain is plugged yet"'

# warning[AP402] adapter.apq:23:5: step `assign adapter 6 to db-crypto` succeeds, and running guest `db` sees nothing of it: queue 06.0047 (6.71) is not bound to vfio_ap
# help: have it bound to vfio_ap: the driver then filters the mdev again
if begin 1 'assign adapter 6 to db-crypto (adapter.apq:23)'; then
  write_id 62177883-f1bb-47f0-914d-32a22e3a8804 assign adapter 6
fi

if begin 2 'assign adapter 5 to db-crypto (adapter.apq:24)'; then
  expected 'guest db gains 2 queues (05.0004 = 5.4, 05.0047 = 5.71)'
  write_id 62177883-f1bb-47f0-914d-32a22e3a8804 assign adapter 5
fi

# adapter.apq:27
block '"domains are plugged"'

if begin 3 'assign adapter 7 to db-crypto (adapter.apq:28)'; then
  expected 'guest db gains 2 queues (07.0004 = 7.4, 07.0047 = 7.71)'
  write_id 62177883-f1bb-47f0-914d-32a22e3a8804 assign adapter 7
fi

# warning[AP402] adapter.apq:29:5: step `assign adapter 6 to db-crypto` succeeds, and running guest `db` sees nothing of it: queue 06.0047 (6.71) is not bound to vfio_ap
# help: have it bound to vfio_ap: the driver then filters the mdev again
if begin 4 'assign adapter 6 to db-crypto (adapter.apq:29)'; then
  write_id 62177883-f1bb-47f0-914d-32a22e3a8804 assign adapter 6
fi

# adapter.apq:32
block '"unplug"'

if begin 5 'unassign adapter 6 from db-crypto (adapter.apq:33)'; then
  write_id 62177883-f1bb-47f0-914d-32a22e3a8804 unassign adapter 6
fi

# warning[AP407] adapter.apq:34:5: step `unassign adapter 7 from db-crypto` takes 2 queues (07.0004 = 7.4, 07.0047 = 7.71) from running guest `db`
# help: if it is meant, take the queues offline in the guest first (`chzcrypt -d`)
if begin 6 'unassign adapter 7 from db-crypto (adapter.apq:34)'; then
  expected 'guest db loses 2 queues (07.0004 = 7.4, 07.0047 = 7.71)'
  write_id 62177883-f1bb-47f0-914d-32a22e3a8804 unassign adapter 7
fi

# warning[AP407] adapter.apq:35:5: step `unassign adapter 5 from db-crypto` takes 2 queues (05.0004 = 5.4, 05.0047 = 5.71) from running guest `db`
# help: if it is meant, take the queues offline in the guest first (`chzcrypt -d`)
if begin 7 'unassign adapter 5 from db-crypto (adapter.apq:35)'; then
  expected 'guest db loses 2 queues (05.0004 = 5.4, 05.0047 = 5.71)'
  write_id 62177883-f1bb-47f0-914d-32a22e3a8804 unassign adapter 5
fi

if reads_back; then
  expect_mask apmask 0xf8ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mask aqmask 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mdevs 62177883-f1bb-47f0-914d-32a22e3a8804
  expect_mdev 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto '' '4 71' ''
  expect_guest_matrix 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto '' ''
  as_replayed
fi

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
