#!/bin/bash
# What guest db is to see once it has moved to host hera; it only reads.
# Written by apqlint from move.apq.
#
# SYSFS=DIR      takes DIR for /sys
# SCAN_WAIT=S    waits S seconds until the guest has found its queues, not 60
#
# Exit status: 0 if it sees what was promised, 1 if it does not, 2 if it cannot look.

set -euo pipefail

# (functions)

# What follows is the host. ----------------------------------------------------------------

step 'compare the queues'
expect_queues <<'QUEUES'
05.0004
05.00ab
06.0004
06.00ab
QUEUES

step 'compare the master keys'
expect_key 05.0004 AES 00a1b2c3d4e5f607
expect_key 06.0004 AES 00a1b2c3d4e5f607
expect_key 05.00ab WK 1111222233334444 5555666677778888
expect_key 06.00ab WK 1111222233334444 5555666677778888

tell
