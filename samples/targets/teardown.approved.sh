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

readonly DETACH_WAIT=${DETACH_WAIT:-60}

# await_detached GUEST UUID: a guest lets go of a device when it likes, and virsh does not wait for that.
await_detached() {
  local i
  for ((i = 0; i < DETACH_WAIT; i++)); do
    if ! holds "$1" "$2"; then
      return
    fi
    heed
    sleep 1
  done
  if holds "$1" "$2"; then
    stop "guest $(printf '%q' "$1") was told to let go of mdev $2, and has it still after $DETACH_WAIT s: \
shut it down, and start this again"
  fi
# detach GUEST UUID: now if the guest runs, and for its next start.
detach() {
  local guest=$1 file=$FILES_DIR/hostdev-$2.xml error flag flags=() shown_guest shown_file
  printf -v shown_guest '%q' "$guest"
  printf -v shown_file '%q' "$file"
  if dry; then
    say "would run virsh detach-device --domain=$shown_guest --file=$shown_file --config," \
      'with --live if the guest runs'
    return
  fi
  if ! known "$guest"; then
    note "$known_why: nothing is detached"
    return
  fi
  if holds "$guest" "$2" --inactive; then
    flags+=(--config)
  fi
  if active "$guest" && holds "$guest" "$2"; then
    flags+=(--live)
  fi
  if ((${#flags[@]} == 0)); then
    say "guest $shown_guest does not have the device"
    return
  fi
  # One at a time: of a command for both, nobody knows what was done when it fails.
  for flag in "${flags[@]}"; do
    if ! error=$(virsh detach-device --domain="$guest" --file="$file" "$flag" 2>&1); then
      stop "virsh could not detach mdev $2 from guest $shown_guest: ${error##*error: }"
    elif [[ $flag == --live ]]; then
      await_detached "$guest" "$2"
    elif holds "$guest" "$2" --inactive; then
      stop "virsh reported no failure, and guest $shown_guest still has mdev $2 at its next start"
    fi
    record "detached mdev $2 from guest $shown_guest ($flag)" \
      "virsh attach-device --domain=$shown_guest --file=$shown_file $flag"
  done
  say "detached mdev $2 from guest $shown_guest (${flags[*]})"
# What an mdev is to hold, in the words of provisioning: nothing.
adapters=() domains=() control_domains=()

# queues_in_use: those of $held_adapters and $held_domains that the driver says a guest uses.
queues_in_use() {
  local adapter domain queue
  for adapter in "${held_adapters[@]}"; do
    for domain in "${held_domains[@]}"; do
      printf -v queue '%02x.%04x' "$adapter" "$domain"
      if [[ $(lines "$AP/devices/$queue/status") == 'in use' ]]; then
        printf ' %s' "$queue"
      fi
    done
  done
# back_to_hold KIND IDS…: the way back of a removal ends with these writes.
back_to_hold() {
  local kind=$1 id
  shift
  for id; do
    way_back+=("echo $id >$(printf '%q' "$MATRIX/$uuid/assign_$kind")")
  done
# free_to_go UUID: stops while somebody uses the mdev. Some kernels wait without end for a user to go.
free_to_go() {
  local user queues
  uuid=$1
  user=$(user_of "$1")
  if [[ -n $user ]]; then
    stop "process $user still holds mdev $1: detach it there, such as with device_del, or stop it"
  fi
  read_held
  queues=$(queues_in_use)
  if [[ -n $queues ]]; then
    stop "a guest still uses queues of mdev $1:$queues"
  fi
# gone UUID: stops if the mdev is still there; else its removal can be taken back.
gone() {
  if [[ -d $MATRIX/$1 ]]; then
    stop "mdev $1 was removed, and $MATRIX/$1 is still there"
  fi
  # Taken from the end, the mdev comes first and its ids after it.
  back_to_hold control_domain "${held_control_domains[@]}"
  back_to_hold domain "${held_domains[@]}"
  back_to_hold adapter "${held_adapters[@]}"
  way_back+=("echo $1 >$(printf '%q' "$MATRIX/mdev_supported_types/vfio_ap-passthrough/create")")
# remove_mdev UUID: only if nobody uses it.
remove_mdev() {
  local path=$MATRIX/$1
  if [[ -d $path ]]; then
    free_to_go "$1"
    later=yes
    put 1 "$path/remove"
    dry || gone "$1"
    later=no
    heed
  elif dry; then
    say "would write 1 to $path/remove"
  else
    say "mdev $1 is not there"
  fi
# no_mdev_left: whose queues would the masks take? An mdev that is not of this specification stays,
# and so do the masks.
no_mdev_left() {
  local path
  if dry; then
    return
  fi
  for path in "$MATRIX"/*-*-*-*-*; do
    if [[ -d $path ]]; then
      stop "mdev ${path##*/} is still there, and is none of the specification: \
the masks stay as they are, so that its guest keeps its queues"
    fi
  done

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
remove_mdev 62177883-f1bb-47f0-914d-32a22e3a8804

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
