#!/bin/bash
# What guest web is to see once it has moved to host argo; it only reads.
# Written by apqlint from spec.apq.
#
# SYSFS=DIR      takes DIR for /sys
# SCAN_WAIT=S    waits S seconds until the guest has found its queues, not 60
#
# Exit status: 0 if it sees what was promised, 1 if it does not, 2 if it cannot look.

# (functions stand here)

# What follows is the host. ----------------------------------------------------------------

step 'compare the queues'
expect_queues <<'QUEUES'
05.0002
05.0003
06.0002
06.0003
QUEUES

step 'compare the master keys'
expect_key 05.0002 AES 7a11c3d5e90b4f62
expect_key 05.0003 AES 7a11c3d5e90b4f62
expect_key 06.0002 AES 7a11c3d5e90b4f62
expect_key 06.0003 AES 7a11c3d5e90b4f62

tell
