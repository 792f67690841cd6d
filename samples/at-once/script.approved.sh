#!/bin/bash
# Crypto pass-through of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is ap-config
# warning[AP211] zeus.apq:12:6: mdev `bulk` is assigned 560 queues, and a file has room for 512
# help: read `ap_config` instead of `matrix`: it shows the same as three masks
#
# DRY_RUN=1     prints every write instead of doing it; needs no host
# SYSFS=DIR     takes DIR for /sys
# XML_DIR=DIR   takes the XML of the host devices to DIR, not to where it is started
# ANY_DRIVER=1  goes on although the driver does not look like the one specified
#
# Running it again does only what is missing. Masks and mdevs last until the next boot.

set -euo pipefail

readonly DRY_RUN=${DRY_RUN:-0}
readonly SYSFS=${SYSFS:-/sys}
readonly AP=$SYSFS/bus/ap
readonly MATRIX=$SYSFS/devices/vfio_ap/matrix
# Messages of the system are recognised by their English text.
export LC_ALL=C

changes=()      # what was done, in order
way_back=()     # the command that takes each of them back
current='start' # the step at work
reported=no     # whether the failure has been told

dry() { [[ $DRY_RUN != 0 ]]; }

step() {
  current=$1
  printf '\n== %s\n' "$1"
}

say() { printf '   %s\n' "$*"; }

note() { printf '   note: %s\n' "$*"; }

# record WHAT COMMAND: WHAT was done, COMMAND takes it back.
record() {
  changes+=("$1")
  if [[ -n $2 ]]; then
    way_back+=("$2")
  fi
}

# stop WHY: tells what failed, what was done and how to go back, and ends.
stop() {
  local i skip
  reported=yes
  {
    printf '\nstopped at: %s\n%s\n' "$current" "$1"
    if ((${#changes[@]} == 0)); then
      printf 'nothing was changed\n'
    else
      printf 'done so far:\n'
      skip=0
      if ((${#changes[@]} > 20)); then
        skip=$((${#changes[@]} - 20))
        printf '  (see above for the first %d)\n' "$skip"
      fi
      printf '  %s\n' "${changes[@]:skip}"
    fi
    if ((${#way_back[@]} > 0)); then
      printf 'to go back, in this order:\n'
      for ((i = ${#way_back[@]} - 1; i >= 0; i--)); do
        printf '  %s\n' "${way_back[i]}"
      done
    fi
  } >&2
  exit 1
}

at_exit() {
  local status=$?
  if ((status != 0)) && [[ $reported == no ]]; then
    stop "a command failed with status $status"
  fi
}
trap at_exit EXIT

# reason TEXT: the last part of an error message, with the name of its errno.
reason() {
  local text=${1##*: } name
  case $text in
    'Address already in use') name='EADDRINUSE: an APQN is assigned to another mdev, see dmesg' ;;
    'Cannot assign requested address') name='EADDRNOTAVAIL: the masks reserve an APQN for the host' ;;
    'Device or resource busy') name='EBUSY: an mdev or a guest uses it, see dmesg' ;;
    'File exists') name='EEXIST: it exists already' ;;
    'Invalid argument') name='EINVAL: the kernel cannot read the value' ;;
    'No such device') name='ENODEV: the host cannot have this number' ;;
    'Numerical result out of range') name='ERANGE: the number is too large' ;;
    *)
      printf '%s' "${text:-no reason was given}"
      return
      ;;
  esac
  printf '%s (%s)' "$text" "$name"
}

# put VALUE FILE [COMMAND]: writes to sysfs; COMMAND takes it back.
put() {
  local value=$1 file=$2 back=${3:-} error
  if dry; then
    printf '   would write %s to %s\n' "$value" "$file"
    return
  elif [[ ! -e $file ]]; then
    stop "writing $value to $file failed: there is no such file"
  fi
  if ! error=$({ printf '%s\n' "$value" >"$file"; } 2>&1); then
    stop "writing $value to $file failed: $(reason "$error")"
  fi
  say "wrote $value to $file"
  record "wrote $value to $file" "$back"
}

# lines FILE: its content, nothing if it is not there.
lines() {
  if [[ -r $1 ]]; then
    printf '%s' "$(<"$1")"
  fi
}
# A mask has 64 hexadecimal digits; its leftmost bit is id 0. A short one is filled on the right.
normal() {
  local digits=${1#0x} zeros
  digits=${digits,,}
  printf -v zeros '%064d' 0
  printf '%s' "${digits:0:64}${zeros:${#digits}}"
}

# both MASK MASK: the bits that are set in both.
both() {
  local result='' i
  for ((i = 0; i < 64; i++)); do
    printf -v result '%s%x' "$result" $((16#${1:i:1} & 16#${2:i:1}))
  done
  printf '%s' "$result"
}

# has MASK ID
has() { (((16#${1:$2 / 4:1} >> (3 - $2 % 4)) & 1)); }

# ids MASK: the ids of the mask, ascending.
ids() {
  local id listed=()
  for ((id = 0; id < 256; id++)); do
    if has "$1" "$id"; then
      listed+=("$id")
    fi
  done
  printf '%s' "${listed[*]}"
}

# words MASK: the ids with their runs joined, such as 0-4, 7-255.
words() {
  local id first=-1 text=''
  for ((id = 0; id <= 256; id++)); do
    if ((id < 256)) && has "$1" "$id"; then
      if ((first < 0)); then
        first=$id
      fi
    elif ((first >= 0)); then
      text+=", $first"
      if ((id - 1 > first)); then
        text+="-$((id - 1))"
      fi
      first=-1
    fi
  done
  text=${text#, }
  printf '%s' "${text:-none}"
}

# member ID IDS…: whether ID is one of IDS.
member() {
  local id=$1 other
  shift
  for other; do
    if ((id == other)); then
      return 0
    fi
  done
  return 1
}
load_module() {
  if [[ -d $MATRIX ]]; then
    say 'vfio_ap is loaded'
  elif dry; then
    say 'would run modprobe vfio_ap'
  elif modprobe vfio_ap; then
    record 'loaded vfio_ap' 'modprobe -r vfio_ap'
  else
    stop 'modprobe vfio_ap failed'
  fi
  if ! dry && [[ ! -d $MATRIX ]]; then
    stop "vfio_ap is loaded, and $MATRIX is not there: has this host AP devices?"
  fi
}

check_bus() {
  if [[ -d $AP ]]; then
    return
  elif dry; then
    note "no AP bus under $SYSFS: a fresh host is assumed, and nothing is checked"
  else
    stop "there is no AP bus under $SYSFS: this is no IBM Z host with AP support"
  fi
}

# check_maximum FILE KIND ID: the machine knows the highest id that the specification assigns.
check_maximum() {
  local maximum
  maximum=$(lines "$AP/$1")
  if [[ ! $maximum =~ ^[0-9]+$ ]]; then
    dry || note "$AP/$1 is not there: the highest $2 is not checked"
  elif ((maximum < $3)); then
    stop "the highest $2 of this host is $maximum, and the specification assigns $3"
  fi
}

# check_configured FILE KIND IDS…: the LPAR has what the specification says it has.
check_configured() {
  local file=$AP/$1 kind=$2 mask id missing=()
  shift 2
  mask=$(lines "$file")
  if [[ ! $mask =~ ^0x[0-9a-fA-F]{64}$ ]]; then
    dry || note "$file is not there: the ${kind}s of the LPAR are not checked"
    return
  fi
  mask=$(normal "$mask")
  for id; do
    if ! has "$mask" "$id"; then
      missing+=("$id")
    fi
  done
  if ((${#missing[@]} > 0)); then
    stop "the LPAR does not have $kind ${missing[*]}: correct the specification, or configure it"
  fi
}

# check_driver GENERATION: the generation of the driver shows in the files that it has.
check_driver() {
  local wanted=$1 found='' path
  for path in "$MATRIX"/*-*-*-*-*; do
    if [[ -e $path/ap_config ]]; then
      found=ap-config
    elif [[ -e $path/guest_matrix ]]; then
      found=dynamic
    elif [[ -e $path/matrix ]]; then
      found=static
    fi
    if [[ -n $found ]]; then
      break
    fi
  done
  for path in "$AP"/devices/*.*/driver_override; do
    if [[ -e $path ]]; then
      found=driver-override
      break
    fi
  done
  if [[ -z $found ]]; then
    return
  fi
  case $wanted:$found in
    v10:static) ;;
    v10:* | dynamic-delta:dynamic | "$found:$found") return ;;
  esac
  if [[ ${ANY_DRIVER:-0} != 0 ]]; then
    note "the driver looks like $found, the specification says $wanted: going on, as ANY_DRIVER says"
  else
    stop "the driver looks like $found, the specification says $wanted: \
correct kernel or driver there, or set ANY_DRIVER=1"
  fi
}
declare -A mask=()

# The current masks; without a host those of a fresh one, all ones.
read_masks() {
  local name text
  for name in apmask aqmask; do
    text=$(lines "$AP/$name")
    if [[ $text =~ ^(0x)?[0-9a-fA-F]{1,64}$ ]]; then
      mask[$name]=$(normal "$text")
    elif dry && [[ -z $text ]]; then
      mask[$name]=${text:-$(printf 'f%.0s' {1..64})}
    else
      stop "cannot read $AP/$name"
    fi
  done
}

any_mdev() {
  local path
  for path in "$MATRIX"/*-*-*-*-*; do
    if [[ -d $path ]]; then
      return 0
    fi
  done
  return 1
}

# put_mask NAME DIGITS
put_mask() {
  local name=$1 digits=$2 old=${mask[$1]}
  if [[ $old == "$digits" ]]; then
    return
  fi
  put "0x$digits" "$AP/$name" "echo 0x$old >$(printf '%q' "$AP/$name")"
  say "  which keeps $(words "$digits") for the host"
  mask[$name]=$digits
}

# set_masks APMASK AQMASK
set_masks() {
  local apmask aqmask common_ap common_aq
  apmask=$(normal "$1")
  aqmask=$(normal "$2")
  read_masks
  if [[ ${mask[apmask]} == "$apmask" && ${mask[aqmask]} == "$aqmask" ]]; then
    say 'both masks are so already'
    return
  fi
  common_ap=$(both "${mask[apmask]}" "$apmask")
  common_aq=$(both "${mask[aqmask]}" "$aqmask")
  if any_mdev && [[ $common_ap != "$apmask" || $common_aq != "$aqmask" ]]; then
    # A bit is to be set while mdevs exist. Whether the kernel lets it depends on the other mask at
    # that moment, and clearing is never refused: what both states share comes first.
    put_mask apmask "$common_ap"
    put_mask aqmask "$common_aq"
  fi
  put_mask apmask "$apmask"
  put_mask aqmask "$aqmask"
  if ! dry; then
    read_masks
    if [[ ${mask[apmask]} != "$apmask" || ${mask[aqmask]} != "$aqmask" ]]; then
      stop "the masks read back are 0x${mask[apmask]} and 0x${mask[aqmask]}"
    fi
  fi
}
created=' ' # mdevs of this run: removing one takes its assignments back too

# create_mdev UUID
create_mdev() {
  local path=$MATRIX/$1
  if [[ -d $path ]]; then
    say "mdev $1 is there already"
    return
  fi
  put "$1" "$MATRIX/mdev_supported_types/vfio_ap-passthrough/create" \
    "echo 1 >$(printf '%q' "$path/remove")"
  created+="$1 "
  if ! dry && [[ ! -d $path ]]; then
    stop "mdev $1 was created, and $path is not there"
  fi
}

# What the mdev $uuid holds now, in held_adapters, held_domains and held_control_domains.
# The file matrix is one page and shows 512 APQNs at most; ap_config shows all.
read_held() {
  local path=$MATRIX/$uuid line config rows
  held_adapters=() held_domains=() held_control_domains=() held_all=yes
  config=$(lines "$path/ap_config")
  if [[ $config =~ ^0x[0-9a-fA-F]{64},0x[0-9a-fA-F]{64},0x[0-9a-fA-F]{64}$ ]]; then
    IFS=, read -r -a rows <<<"$config"
    read -r -a held_adapters <<<"$(ids "$(normal "${rows[0]}")")"
    read -r -a held_domains <<<"$(ids "$(normal "${rows[1]}")")"
    read -r -a held_control_domains <<<"$(ids "$(normal "${rows[2]}")")"
    return
  fi
  rows=()
  if [[ -r $path/matrix ]]; then
    mapfile -t rows <"$path/matrix"
  fi
  if ((${#rows[@]} > 511)); then
    held_all=no
    unset 'rows[-1]'
  fi
  local -A seen=()
  for line in "${rows[@]}"; do
    if [[ $line =~ ^([0-9a-f]{2})\. && -z ${seen[a${line%.*}]:-} ]]; then
      seen[a${line%.*}]=1
      held_adapters+=($((16#${line%.*})))
    fi
    if [[ $line =~ \.([0-9a-f]{4})$ && -z ${seen[d${line#*.}]:-} ]]; then
      seen[d${line#*.}]=1
      held_domains+=($((16#${line#*.})))
    fi
  done
  if [[ -r $path/control_domains ]]; then
    while read -r line; do
      held_control_domains+=($((16#$line)))
    done <"$path/control_domains"
  fi
}

# stop_on_excess KIND HELD-IDS… -- WANTED-IDS…: an id too much is not for a script to take away.
stop_on_excess() {
  local kind=$1 held=() id
  shift
  while [[ $1 != -- ]]; do
    held+=("$1")
    shift
  done
  shift
  for id in "${held[@]}"; do
    if ! member "$id" "$@"; then
      stop "mdev $uuid holds ${kind//_/ } $id, and the specification does not give it one; \
if nobody needs it: echo $id >$MATRIX/$uuid/unassign_$kind"
    fi
  done
}

# assign KIND HELD-IDS… -- WANTED-IDS…: one write for each id that is missing, ascending.
assign() {
  local kind=$1 held=() id back
  shift
  while [[ $1 != -- ]]; do
    held+=("$1")
    shift
  done
  shift
  for id; do
    if ! member "$id" "${held[@]}"; then
      back="echo $id >$(printf '%q' "$MATRIX/$uuid/unassign_$kind")"
      if [[ $created == *" $uuid "* ]]; then
        back=''
      fi
      put "$id" "$MATRIX/$uuid/assign_$kind" "$back"
    fi
  done
}

# expected_matrix: the lines that the file matrix is to have.
expected_matrix() {
  local adapter domain
  if ((${#domains[@]} == 0 && ${#adapters[@]} > 0)); then
    printf '%02x.\n' "${adapters[@]}"
  elif ((${#adapters[@]} == 0 && ${#domains[@]} > 0)); then
    printf '.%04x\n' "${domains[@]}"
  else
    for adapter in "${adapters[@]}"; do
      for domain in "${domains[@]}"; do
        printf '%02x.%04x\n' "$adapter" "$domain"
      done
    done
  fi
}

# compare FILE EXPECTED-LINES
compare() {
  local got
  if ! got=$(cat "$MATRIX/$uuid/$1" 2>&1); then
    stop "cannot read back $MATRIX/$uuid/$1: $(reason "$got")"
  fi
  if [[ $got != "$2" ]]; then
    stop "$MATRIX/$uuid/$1 reads
${got:-(nothing)}
and is to read
${2:-(nothing)}"
  fi
}

verify() {
  local expected path=$MATRIX/$uuid count=$((${#adapters[@]} * ${#domains[@]}))
  if dry; then
    say "would compare $path/matrix (APQNs: $count) and control_domains"
    return
  fi
  expected=$(expected_matrix)
  if ((count <= 512)); then
    compare matrix "$expected"
  else
    read_held
    if [[ $held_all == yes ]]; then
      if [[ "${held_adapters[*]} x ${held_domains[*]}" != "${adapters[*]} x ${domains[*]}" ]]; then
        stop "$path/ap_config has other adapters or domains than the specification"
      fi
    elif [[ $(head -n 511 "$path/matrix") != "$(head -n 511 <<<"$expected")" ]]; then
      stop "$path/matrix, as far as it goes, differs from the specification"
    else
      note "$path/matrix shows 512 of $count APQNs: only these were compared"
    fi
  fi
  expected=''
  if ((${#control_domains[@]} > 0)); then
    expected=$(printf '%04x\n' "${control_domains[@]}")
  fi
  compare control_domains "$expected"
  say 'matrix and control_domains are as the specification says'
}

# What the mdev $uuid holds is read, and must be no more than what it is to have.
check_held() {
  read_held
  stop_on_excess adapter "${held_adapters[@]}" -- "${adapters[@]}"
  stop_on_excess domain "${held_domains[@]}" -- "${domains[@]}"
  stop_on_excess control_domain "${held_control_domains[@]}" -- "${control_domains[@]}"
  if [[ $held_all == no ]]; then
    # The rest cannot be seen; what is assigned already is accepted again.
    held_adapters=() held_domains=()
  fi
}

# Gives the mdev $uuid what $adapters, $domains and $control_domains say.
provision() {
  check_held
  assign adapter "${held_adapters[@]}" -- "${adapters[@]}"
  assign domain "${held_domains[@]}" -- "${domains[@]}"
  assign control_domain "${held_control_domains[@]}" -- "${control_domains[@]}"
  verify
}
# provision_at_once MASKS: as provision does, in one write to ap_config.
provision_at_once() {
  local file=$MATRIX/$uuid/ap_config old back=''
  check_held
  if [[ "${held_adapters[*]} x ${held_domains[*]} x ${held_control_domains[*]}" == \
    "${adapters[*]} x ${domains[*]} x ${control_domains[*]}" ]]; then
    say 'ap_config is so already'
  else
    old=$(lines "$file")
    if [[ $created != *" $uuid "* ]]; then
      back="echo $(printf '%q' "$old") >$(printf '%q' "$file")"
    fi
    put "$1" "$file" "$back"
  fi
  verify
}
readonly XML_DIR=${XML_DIR:-.}

# write_xml UUID: puts standard input into the file for the host device of the mdev.
write_xml() {
  local file=$XML_DIR/hostdev-$1.xml text
  text=$(cat)
  if [[ -r $file && $(<"$file") == "$text" ]]; then
    say "$file is there already"
  elif dry; then
    say "would write the host device to $file"
  elif printf '%s\n' "$text" >"$file"; then
    say "wrote $file"
    record "wrote $file" "rm $(printf '%q' "$file")"
  else
    stop "cannot write $file: set XML_DIR to a directory that can be written"
  fi
}

# attach GUEST UUID: now if the guest runs, and for its next start.
attach() {
  local guest=$1 file=$XML_DIR/hostdev-$2.xml device="uuid='$2'" info state error flags=() shown
  printf -v shown '%q' "$guest"
  if dry; then
    say "would run virsh attach-device --domain=$shown --file=$(printf '%q' "$file") --config," \
      'with --live if the guest runs'
    return
  fi
  if ! info=$(virsh dominfo --domain="$guest" 2>&1); then
    stop "virsh does not know guest $shown: ${info##*error: }"
  fi
  # A number may be the id of another domain.
  if [[ ! $info =~ (^|$'\n')Name:\ +([^$'\n']*) || ${BASH_REMATCH[2]} != "$guest" ]]; then
    stop "virsh takes $shown for another domain"
  fi
  if [[ $(virsh dumpxml --inactive --domain="$guest") != *"$device"* ]]; then
    flags+=(--config)
  fi
  state=$(virsh domstate --domain="$guest")
  if [[ $state != 'shut off' && $state != crashed ]] &&
    [[ $(virsh dumpxml --domain="$guest") != *"$device"* ]]; then
    flags+=(--live)
  fi
  if ((${#flags[@]} == 0)); then
    say "guest $shown has the device already"
  elif error=$(virsh attach-device --domain="$guest" --file="$file" "${flags[@]}" 2>&1); then
    say "attached mdev $2 to guest $shown"
    record "attached mdev $2 to guest $shown (${flags[*]})" \
      "virsh detach-device --domain=$shown --file=$(printf '%q' "$file") ${flags[*]}"
  else
    stop "virsh could not attach mdev $2 to guest $shown: ${error##*error: }"
  fi
}
# What follows is the host. ----------------------------------------------------------------

step 'load vfio_ap'
check_bus
load_module

# zeus.apq:4
step 'check the host'
check_maximum ap_max_adapter_id adapter 15
check_maximum ap_max_domain_id domain 41
check_configured ap_adapter_mask adapter 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15
check_configured ap_usage_domain_mask domain 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41
check_configured ap_control_domain_mask 'control domain' 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41
check_driver ap-config

# zeus.apq:9
step 'set the masks'
# adapters that stay with the host: 0-255
# domains that stay with the host: 0, 42-255
set_masks 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0x80000000003fffffffffffffffffffffffffffffffffffffffffffffffffffff

step 'create the mdevs'
# mdev bulk, zeus.apq:12
create_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
# mdev small, zeus.apq:19
create_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4
dry || check_driver ap-config

# zeus.apq:12, 13, 14, 15, 16
step 'mdev bulk'
# adapters 00-0d (hex)
# domains 0002-0029 (hex)
# control domains 0002-0029 (hex)
uuid=62177883-f1bb-47f0-914d-32a22e3a8804
adapters=(0 1 2 3 4 5 6 7 8 9 10 11 12 13)
domains=(2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41)
control_domains=(2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41)
# all in one write to ap_config: 560 APQNs are more than the file matrix shows, and a refused write leaves nothing half assigned
provision_at_once \
  0xfffc000000000000000000000000000000000000000000000000000000000000,\
0x3fffffffffc00000000000000000000000000000000000000000000000000000,\
0x3fffffffffc00000000000000000000000000000000000000000000000000000

# zeus.apq:19, 20, 21, 22, 23
step 'mdev small'
# adapters 0e, 0f (hex)
# domains 0002 (hex)
# control domains 0002 (hex)
uuid=cef03c3c-903d-4ecc-9a83-40694cb8aee4
adapters=(14 15)
domains=(2)
control_domains=(2)
provision

step 'write the host devices for libvirt'
# for zeus.apq:27
write_xml 62177883-f1bb-47f0-914d-32a22e3a8804 <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='62177883-f1bb-47f0-914d-32a22e3a8804'/>
  </source>
</hostdev>
XML
# for zeus.apq:31
write_xml cef03c3c-903d-4ecc-9a83-40694cb8aee4 <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='cef03c3c-903d-4ecc-9a83-40694cb8aee4'/>
  </source>
</hostdev>
XML

# zeus.apq:26, 27
step 'guest farm'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0
attach farm 62177883-f1bb-47f0-914d-32a22e3a8804

# zeus.apq:30, 31
step 'guest desk'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/cef03c3c-903d-4ecc-9a83-40694cb8aee4,id=hostdev0
attach desk cef03c3c-903d-4ecc-9a83-40694cb8aee4

if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
