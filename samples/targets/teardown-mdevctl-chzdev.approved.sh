#!/bin/bash
# Takes back the crypto pass-through of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is driver-override
#
# DRY_RUN=1      prints every write instead of doing it; needs no host
# KEEP=1         keeps what was done when something fails; else it is taken back
# SYSFS=DIR      takes DIR for /sys
# FILES_DIR=DIR  keeps the files for other programs in DIR, not in the directory where it is started
# DETACH_WAIT=S  waits S seconds until a running guest has let go, not 60
#
# Running it again does only what is left. It stops where somebody still holds an mdev.

# (functions stand here as elsewhere, and these)

# stop_mdev UUID: only if nobody uses it.
stop_mdev() {
  local path=$MATRIX/$1 error
  if dry; then
    say "would run mdevctl stop --uuid $1"
  elif [[ ! -d $path ]]; then
    say "mdev $1 is not there"
  else
    free_to_go "$1"
    if ! error=$(mdevctl stop --uuid "$1" 2>&1 </dev/null); then
      stop "mdevctl could not stop mdev $1: $(reason "${error##*$'\n'}")"
    fi
    gone "$1"
    say "stopped mdev $1"
    changes+=("stopped mdev $1")
  fi
# undefine_mdev UUID
undefine_mdev() {
  local held error
  if dry; then
    say "would run mdevctl undefine --uuid $1 --parent matrix"
    return
  fi
  held=$(defined "$1") || stop "$held"
  if [[ -z $held ]]; then
    say "mdev $1 is not defined"
    return
  elif ! error=$(mdevctl undefine --uuid "$1" --parent matrix 2>&1 </dev/null); then
    stop "mdevctl could not undefine mdev $1: ${error##*$'\n'}"
  elif error=$(defined "$1") && [[ -n $error ]]; then
    stop "mdevctl reported no failure, and mdev $1 is still defined"
  fi
  say "undefined mdev $1"
  record "undefined mdev $1" \
    "mdevctl define --uuid $1 --parent matrix --jsonfile <(printf %s $(printf '%q' "$held"))"

# What follows is the host. ----------------------------------------------------------------

step 'look for the host'
check_bus

# zeus.apq:20, 21
step 'guest db'
place "$FILES_DIR/hostdev-62177883-f1bb-47f0-914d-32a22e3a8804.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='62177883-f1bb-47f0-914d-32a22e3a8804'/>
  </source>
</hostdev>
XML
detach db 62177883-f1bb-47f0-914d-32a22e3a8804

# zeus.apq:12
step 'mdev db-crypto'
stop_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
undefine_mdev 62177883-f1bb-47f0-914d-32a22e3a8804

# zeus.apq:8, 9
step 'give every queue to the host'
no_mdev_left
set_masks 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
forget_masks

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
