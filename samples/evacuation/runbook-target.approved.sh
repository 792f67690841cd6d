#!/bin/bash
# Guest web moves from host zeus to host argo: the end at argo.
# Written by apqlint from spec.apq.
#
# the driver generation is ap-config
# info[AP501] spec.apq:82:7: live migration of guest `web` is blocked as long as it has its mdev `web-crypto`
# help: detach the device on `zeus`, migrate, and attach one on `argo`: `apqlint migrate --runbook` writes the scripts
#
# DRY_RUN=1      prints every write instead of doing it; needs no host
# KEEP=1         keeps what was done when something fails; else it is taken back
# SYSFS=DIR      takes DIR for /sys
# FILES_DIR=DIR  keeps the files for other programs in DIR, not in the directory where it is started
# ANY_DRIVER=1   goes on although the driver does not look like the one specified
# DETACH_WAIT=S  waits S seconds until a running guest has let go, not 60
# URI=URI        reaches libvirt of the other host by that URI
#
# Its argument is one stage; a stage that was done is done again only as far as it is missing:
# prepare  makes the mdev, and compares it with what the guest is promised
# arrive   gives the guest its device, after leave on zeus
# back     sends the guest back to zeus, if it is here, and removes the mdev if prepare made it
# verify   compares guest, mdev and queues with the verdict; it only reads

# (functions stand here as elsewhere, and these)

default_uri=qemu+ssh://zeus/system
readonly URI=${URI:-$default_uri}

# user_of UUID: the process that holds the mdev, if one does. To hold a device is to have the file
# of its group open; this needs no help from the driver.
user_of() {
  local group path
  group=$(readlink "$MATRIX/$1/iommu_group" || true)
  if [[ -n $group ]]; then
    for path in "$PROC"/[0-9]*/fd/*; do
      if [[ $(readlink "$path" || true) == "/dev/vfio/${group##*/}" ]]; then
        path=${path#"$PROC/"}
        printf '%s' "${path%%/*}"
        return
      fi
    done
  fi
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
# usage: standard input names the stages. Without one of them nothing is done.
usage() {
  reported=yes
  {
    printf 'usage: bash %q STAGE\n' "${0##*/}"
    cat
  } >&2
  exit 2
# only_reads: nothing is changed from here on, so a failure has nothing to take back.
only_reads() {
  stop() {
    reported=yes
    printf '\nstopped at: %s\n%s\n' "$current" "$1" >&2
    exit 2
  }
# agree: stops where what was collected differs from the verdict.
agree() {
  if dry; then
    say 'would compare what is here with the verdict'
  elif ((${#differences[@]} > 0)); then
    stop "it is not as the verdict has it:
$(printf '  %s\n' "${differences[@]}")"
  else
    say 'it is as the verdict has it'
  fi
# answer_differences: the same where differences are the answer; with some it ends with 1.
answer_differences() {
  if dry; then
    say 'would compare what is here with the verdict'
  elif ((${#differences[@]} > 0)); then
    step "it is not as the verdict has it: ${#differences[@]} differences"
    printf '   %s\n' "${differences[@]}"
    reported=yes
    exit 1
  else
    step 'it is as the verdict has it'
  fi
# begins_there: the guest is at the other host, and there the way back begins: a failure from here on
# takes nothing back, and tells what would.
begins_there() {
  way_back=()
  roll_back=no
# expect_in_use ADAPTERS DOMAINS: a guest uses these queues, where the driver tells.
expect_in_use() {
  local queue status idle=()
  for queue in $(rows "$1" "$2"); do
    status=$(lines "$AP/devices/$queue/status")
    if [[ -n $status && $status != 'in use' ]]; then
      idle+=("$queue")
    fi
  done
  if ((${#idle[@]} > 0)); then
    differences+=("no guest uses queue $(few "$(printf '%s\n' "${idle[@]}")")")
  fi
# mark FILE TEXT: remembers for later stages, and for a second run, what this one is about to do.
mark() { place "$FILES_DIR/$1" <<<"$2"; }

marked() { [[ -e $FILES_DIR/$1 ]]; }

# unmark FILE
unmark() {
  local file=$FILES_DIR/$1 text error back
  if dry; then
    say "would remove $file, if it is there"
  elif [[ -e $file ]]; then
    text=$(<"$file")
    back="printf '%s\\n' $(printf '%q' "$text") >$(printf '%q' "$file")"
    if ! error=$(rm "$file" 2>&1); then
      stop "cannot remove $file: $(reason "$error")"
    fi
    say "removed $file"
    record "removed $file" "$back"
  fi
resumes=no # whether an earlier run began what this one goes on with

# listed GUEST WORDS…: whether virsh, told these words, lists a guest of that very name.
listed() {
  local guest=$1 names
  shift
  if ! names=$(virsh "$@" --name 2>&1); then
    stop "virsh cannot list guests ($(printf '%q ' "$@")): ${names##*error: }"
  fi
  grep -qxF -e "$guest" <<<"$names"
# here GUEST: whether this host has it, running or not.
here() { listed "$1" list --all; }

# runs_there GUEST: whether it runs on the other host.
runs_there() { listed "$1" --connect="$URI" list; }

# is_there GUEST: whether the other host has it, running or not.
is_there() { listed "$1" --connect="$URI" list --all; }

# must_be_here GUEST WHAT: the other end has done its part, which is WHAT.
must_be_here() {
  if dry; then
    say "would look whether guest $(printf '%q' "$1") is here"
  elif here "$1"; then
    say "guest $(printf '%q' "$1") is here"
  else
    stop "guest $(printf '%q' "$1") is not here: $2"
  fi
# runs_with GUEST UUID: whether it runs, and with the mdev.
runs_with() { here "$1" && active "$1" && holds "$1" "$2"; }

# expect_device GUEST UUID: the guest has it. One that an earlier run told to let go may have let go.
expect_device() {
  local shown
  printf -v shown '%q' "$1"
  if ! here "$1"; then
    differences+=("guest $shown is not here")
  elif ! known "$1"; then
    differences+=("$known_why")
  elif active "$1"; then
    if ! holds "$1" "$2"; then
      missing "guest $shown runs without mdev $2"
    elif ! holds "$1" "$2" --inactive; then
      note "guest $shown has mdev $2 only for as long as it runs"
    fi
  elif ! holds "$1" "$2" --inactive; then
    missing "guest $shown will start without mdev $2"
  fi
# missing WHAT: a difference, unless an earlier run made it.
missing() {
  if [[ $resumes == yes ]]; then
    note "$1: an earlier run detached it"
  else
    differences+=("$1")
  fi
# check_other_host GUEST: it answers, and the guest does not run there.
check_other_host() {
  if dry; then
    say "would ask $URI whether guest $(printf '%q' "$1") runs there"
  elif runs_there "$1"; then
    stop "guest $(printf '%q' "$1") runs at $URI already"
  else
    say "$URI answers"
  fi
# send GUEST: to the other host, running as it is or shut off.
send() {
  local how=--live shown error
  printf -v shown '%q' "$1"
  if dry; then
    say "would run virsh migrate --live --persistent --undefinesource --domain=$shown --desturi=$URI," \
      'with --offline in place of --live if the guest is shut off'
    return
  elif ! active "$1"; then
    how=--offline
  fi
  heed
  later=yes
  if ! error=$(virsh migrate "$how" --persistent --undefinesource --domain="$1" --desturi="$URI" 2>&1); then
    if ! here "$1" && is_there "$1"; then
      begins_there
      stop "virsh says that it could not migrate guest $shown, and it is at $URI: ${error##*error: }"
    fi
    stop "virsh could not migrate guest $shown to $URI: ${error##*error: }"
  elif here "$1"; then
    if [[ $how == --offline ]] || active "$1" || ! runs_there "$1"; then
      stop "virsh reported no failure, and guest $shown is still here"
    fi
    note "the definition of guest $shown is still here; remove it: virsh undefine --domain=$shown"
  elif ! is_there "$1"; then
    stop "virsh reported no failure, and guest $shown is neither here nor at $URI"
  fi
  begins_there
  later=no
  say "migrated guest $shown to $URI ($how)"
  record "migrated guest $shown to $URI ($how)" ''
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
# check_left: the masks reserve no APQN of $adapters and $domains for the host.
check_left() {
  local name text adapter domain queue reserved=()
  local -A left=()
  if dry && [[ ! -d $AP ]]; then
    return
  fi
  for name in apmask aqmask; do
    text=$(lines "$AP/$name")
    if [[ ! $text =~ ^(0x)?[0-9a-fA-F]{1,64}$ ]]; then
      stop "cannot read $AP/$name"
    fi
    left[$name]=$(normal "$text")
  done
  for adapter in "${adapters[@]}"; do
    for domain in "${domains[@]}"; do
      if has "${left[apmask]}" "$adapter" && has "${left[aqmask]}" "$domain"; then
        printf -v queue '%02x.%04x' "$adapter" "$domain"
        reserved+=("$queue")
      fi
    done
  done
  if ((${#reserved[@]} > 0)); then
    stop "the masks reserve for the host: $(few "$(printf '%s\n' "${reserved[@]}")")
free them first, as the specification of this host says"
  fi
# check_bound ADAPTERS DOMAINS: vfio_ap has each of these queues.
check_bound() {
  local queue driver odd=()
  if dry && [[ ! -d $AP ]]; then
    return
  fi
  for queue in $(rows "$1" "$2"); do
    if [[ $queue =~ ^..\.....$ ]]; then
      driver=$(driver_of "$queue")
      if [[ ! -e $AP/devices/$queue ]]; then
        odd+=("$queue is not there")
      elif [[ $driver != vfio_ap ]]; then
        odd+=("$queue is bound to ${driver:-no driver}")
      fi
    fi
  done
  if ((${#odd[@]} > 0)); then
    stop "the guest is promised queues that vfio_ap does not have:
$(printf '  %s\n' "${odd[@]}")"
  fi
# check_not_shared: no other mdev than $uuid holds an APQN of $adapters and $domains.
check_not_shared() {
  local mine=$uuid path id common_adapters common_domains
  for path in "$MATRIX"/*-*-*-*-*; do
    uuid=${path##*/}
    if [[ ! -d $path || $uuid == "$mine" ]]; then
      continue
    fi
    read_held
    common_adapters=() common_domains=()
    for id in "${held_adapters[@]}"; do
      if member "$id" "${adapters[@]}"; then
        common_adapters+=("$id")
      fi
    done
    for id in "${held_domains[@]}"; do
      if member "$id" "${domains[@]}"; then
        common_domains+=("$id")
      fi
    done
    if ((${#common_adapters[@]} > 0 && ${#common_domains[@]} > 0)); then
      stop "mdev $uuid has queues of mdev $mine already: \
$(few "$(rows "${common_adapters[*]}" "${common_domains[*]}")")"
    fi
  done
  uuid=$mine
# remember UUID: what is not there yet will be of this script, and its way back may remove it.
remember() {
  local made=''
  if marked "prepared-$1"; then
    say "an earlier run began to prepare mdev $1"
    return
  fi
  if [[ ! -d $MATRIX/$1 ]]; then
    made+=' mdev'
  fi
  if ! is_defined "$1"; then
    made+=' definition'
  fi
  if [[ -n $made ]]; then
    mark "prepared-$1" "of prepare:$made"
  fi
# made UUID WHAT: whether prepare made it.
made() { marked "prepared-$1" && [[ $(lines "$FILES_DIR/prepared-$1") == *" $2"* ]]; }

# stays UUID: an mdev that prepare did not make.
stays() {
  if [[ -d $MATRIX/$1 ]]; then
    say "mdev $1 was there before: it stays"
  else
    say "mdev $1 is not there"
  fi
# is_defined UUID: nobody keeps definitions here.
is_defined() { [[ -n $1 ]]; }


# What follows is the host. ----------------------------------------------------------------

readonly GUEST=web

# what the verdict says of the mdev
promised() {
  expect_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4 web-crypto '5 6' '2 3' ''
  expect_guest_matrix cef03c3c-903d-4ecc-9a83-40694cb8aee4 web-crypto '5 6' '2 3'
}

# what it says once the guest has the mdev
verdict() {
  promised
  expect_device "$GUEST" cef03c3c-903d-4ecc-9a83-40694cb8aee4
  if runs_with "$GUEST" cef03c3c-903d-4ecc-9a83-40694cb8aee4; then
    expect_in_use '5 6' '2 3'
  fi
}

# prepare: makes the mdev, and compares it with what the guest is promised
stage_prepare() {
  step 'load vfio_ap'
  check_bus
  load_module

  step 'check the host'
  check_maximum ap_max_adapter_id adapter 6
  check_maximum ap_max_domain_id domain 3
  check_configured ap_adapter_mask adapter 5 6
  check_configured ap_usage_domain_mask domain 2 3
  check_driver ap-config

  step 'check the queues'
  uuid=cef03c3c-903d-4ecc-9a83-40694cb8aee4
  adapters=(5 6)
  domains=(2 3)
  check_left
  check_bound '5 6' '2 3'
  check_not_shared
  remember cef03c3c-903d-4ecc-9a83-40694cb8aee4

  step 'create the mdevs'
  # mdev web-crypto, spec.apq:46
  create_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4
  dry || check_driver ap-config

  # spec.apq:46, 47, 48, 49
  step 'mdev web-crypto'
  # adapters 05, 06 (hex)
  # domains 0002, 0003 (hex)
  # control domains none
  uuid=cef03c3c-903d-4ecc-9a83-40694cb8aee4
  adapters=(5 6)
  domains=(2 3)
  control_domains=()
  provision

  step 'compare with the verdict'
  dry || promised
  agree
  dry || say 'next: leave, on zeus'
}

# arrive: gives the guest its device, after leave on zeus
stage_arrive() {
  step 'look for the guest'
  check_bus
  dry || check_driver ap-config
  must_be_here "$GUEST" 'leave is to be run on zeus first'

  step 'look for the mdev'
  dry || promised
  agree

  step 'attach the device'
  # or, virsh, by the monitor: virsh qemu-monitor-command web --hmp "device_add vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/cef03c3c-903d-4ecc-9a83-40694cb8aee4,id=hostdev0"
  # or, QEMU monitor: device_add vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/cef03c3c-903d-4ecc-9a83-40694cb8aee4,id=hostdev0
  place "$FILES_DIR/hostdev-cef03c3c-903d-4ecc-9a83-40694cb8aee4.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='cef03c3c-903d-4ecc-9a83-40694cb8aee4'/>
  </source>
</hostdev>
XML
  attach "$GUEST" cef03c3c-903d-4ecc-9a83-40694cb8aee4

  step 'compare with the verdict'
  dry || verdict
  agree
  dry || say 'next: the script for inside of the guest'
}

# back: sends the guest back to zeus, if it is here, and removes the mdev if prepare made it
stage_back() {
  step 'look for the guest'
  check_bus
  dry || check_driver ap-config
  if dry || here "$GUEST"; then
    check_other_host "$GUEST"

    step 'detach the device'
    # or, virsh, by the monitor: virsh qemu-monitor-command web --hmp "device_del hostdev0"
    # or, QEMU monitor: device_del hostdev0
    place "$FILES_DIR/hostdev-cef03c3c-903d-4ecc-9a83-40694cb8aee4.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='cef03c3c-903d-4ecc-9a83-40694cb8aee4'/>
  </source>
</hostdev>
XML
    detach "$GUEST" cef03c3c-903d-4ecc-9a83-40694cb8aee4

    step 'migrate the guest'
    send "$GUEST"
  else
    say "guest $(printf '%q' "$GUEST") is not here"
  fi

  step 'remove mdev web-crypto'
  if dry || made cef03c3c-903d-4ecc-9a83-40694cb8aee4 mdev; then
    remove_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4
  else
    stays cef03c3c-903d-4ecc-9a83-40694cb8aee4
  fi
  unmark prepared-cef03c3c-903d-4ecc-9a83-40694cb8aee4
  dry || say 'next: back, on zeus'
}

# verify: compares guest, mdev and queues with the verdict; it only reads
stage_verify() {
  only_reads

  step 'compare with the verdict'
  check_bus
  dry || check_driver ap-config
  dry || verdict
  answer_differences
}

case $#:${1:-} in
  1:prepare) stage_prepare ;;
  1:arrive) stage_arrive ;;
  1:back) stage_back ;;
  1:verify) stage_verify ;;
  *) usage <<'STAGES'
  prepare  makes the mdev, and compares it with what the guest is promised
  arrive   gives the guest its device, after leave on zeus
  back     sends the guest back to zeus, if it is here, and removes the mdev if prepare made it
  verify   compares guest, mdev and queues with the verdict; it only reads
STAGES
    ;;
esac

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
