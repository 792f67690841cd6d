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

# destroy_node UUID NODE-DEVICE: stops the mdev, only if nobody uses it.
destroy_node() {
  local path=$MATRIX/$1 error
  if dry; then
    say "would run virsh nodedev-destroy $2"
  elif [[ ! -d $path ]]; then
    say "mdev $1 is not there"
  else
    free_to_go "$1"
    if ! error=$(virsh nodedev-destroy "$2" 2>&1); then
      stop "virsh could not destroy node device $2: ${error##*error: }"
    fi
    gone "$1"
    say "destroyed node device $2"
    changes+=("destroyed node device $2")
  fi
# undefine_node UUID NODE-DEVICE
undefine_node() {
  local held error start
  if dry; then
    say "would run virsh nodedev-undefine $2"
    return
  elif [[ $(info_of "$2" Persistent) != yes ]]; then
    say "node device $2 is not defined"
    return
  fi
  start=$(info_of "$2" Autostart)
  held=$(virsh nodedev-dumpxml "$2" 2>/dev/null || true)
  if ! error=$(virsh nodedev-undefine "$2" 2>&1); then
    stop "virsh could not undefine node device $2: ${error##*error: }"
  elif [[ $(info_of "$2" Persistent) == yes ]]; then
    stop "virsh reported no failure, and node device $2 is still defined"
  fi
  say "undefined node device $2"
  if [[ $start == yes ]]; then
    way_back+=("virsh nodedev-autostart $2")
  fi
  record "undefined node device $2" "virsh nodedev-define <(printf '%s\\n' $(printf '%q' "$held"))"

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
destroy_node 62177883-f1bb-47f0-914d-32a22e3a8804 mdev_62177883_f1bb_47f0_914d_32a22e3a8804_matrix
undefine_node 62177883-f1bb-47f0-914d-32a22e3a8804 mdev_62177883_f1bb_47f0_914d_32a22e3a8804_matrix

# zeus.apq:8, 9
step 'give every queue to the host'
no_mdev_left
set_masks 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
forget_masks <<'RULES'
# Written by apqlint for host zeus
ACTION=="add", DEVPATH=="/bus/ap", ATTR{bindings_complete_count}!="0", GOTO="cfg_ap"
ACTION=="change", SUBSYSTEM=="ap", DEVPATH=="/devices/ap", ENV{BINDINGS}=="complete", ENV{COMPLETECOUNT}=="1", GOTO="cfg_ap"
GOTO="end_ap"

LABEL="cfg_ap"

ATTR{../../bus/ap/apmask}="0xf9ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
ATTR{../../bus/ap/aqmask}="0xf7ffffffffffffffffffffffffffffffffffffffffefffffffffffffffffffff"
RUN{builtin}+="kmod load vfio_ap"

LABEL="end_ap"
RULES

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
