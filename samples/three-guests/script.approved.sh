#!/bin/bash
# Crypto pass-through of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is ap-config
# warning[AP105] zeus.apq:12:5: the masks leave host `zeus` no queue of its own
# help: keep a queue for the host if it needs one: leave its adapter in apmask and its domain in aqmask
# info[AP317] zeus.apq:24:14: guest `guest2` has all queues of mdev `matrix2` on adapter 5
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
# info[AP317] zeus.apq:30:14: guest `guest3` has all queues of mdev `matrix3` on adapter 6
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
#
# DRY_RUN=1      prints every write instead of doing it; needs no host
# KEEP=1         keeps what was done when something fails; else it is taken back
# SYSFS=DIR      takes DIR for /sys
# FILES_DIR=DIR  keeps the files for other programs in DIR, not in the directory where it is started
# ANY_DRIVER=1   goes on although the driver does not look like the one specified
#
# Running it again does only what is missing. Masks and mdevs last until the next boot.

set -euo pipefail

readonly SYSFS=${SYSFS:-/sys}
readonly PROC=${PROC:-/proc}
readonly AP=$SYSFS/bus/ap
readonly MATRIX=$SYSFS/devices/vfio_ap/matrix
# Messages of the system are recognised by their English text.
export LC_ALL=C
current='start' # the step at work

step() {
  current=$1
  printf '\n== %s\n' "$1"
}

say() { printf '   %s\n' "$*"; }

note() { printf '   note: %s\n' "$*"; }

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

# lines FILE: its content, nothing if it is not there.
lines() {
  if [[ -r $1 ]]; then
    printf '%s' "$(<"$1")"
  fi
}
readonly DRY_RUN=${DRY_RUN:-0}
changes=()      # what was done, in order
way_back=()     # the command that takes each of them back
reported=no     # whether the failure has been told
pending=no      # whether a signal has asked to stop
later=no        # whether it has to wait, as the way back of what is done is not known yet
roll_back=yes   # whether a failure takes back what was done
if [[ ${KEEP:-0} != 0 ]]; then
  roll_back=no
fi

dry() { [[ $DRY_RUN != 0 ]]; }

# record WHAT COMMAND: WHAT was done, COMMAND takes it back.
record() {
  changes+=("$1")
  if [[ -n $2 ]]; then
    way_back+=("$2")
  fi
  heed
}

# heed: stops if a signal asked for it. Not in between: what a command did is recorded before.
heed() {
  if [[ $pending == yes && $later == no ]]; then
    stop 'it was interrupted by a signal'
  fi
}

# stop WHY: tells what failed and what was done, takes it back, and ends.
stop() {
  local skip=0
  trap '' INT TERM HUP
  reported=yes
  {
    printf '\nstopped at: %s\n%s\n' "$current" "$1"
    if ((${#changes[@]} == 0)); then
      printf 'nothing was changed\n'
    else
      printf 'done so far:\n'
      if ((${#changes[@]} > 20)); then
        skip=$((${#changes[@]} - 20))
        printf '  (see above for the first %d)\n' "$skip"
      fi
      printf '  %s\n' "${changes[@]:skip}"
    fi
    if ((${#way_back[@]} > 0)); then
      if [[ $roll_back == yes ]]; then
        take_back
      else
        printf 'to go back, in this order:\n'
        list_back "$((${#way_back[@]} - 1))"
      fi
    fi
  } >&2
  exit 1
}

# list_back N: the commands that take back, from number N down to the first.
list_back() {
  local i
  for ((i = $1; i >= 0; i--)); do
    printf '  %s\n' "${way_back[i]}"
  done
}

# take_back: does what a human would paste. The first command that fails ends it: what is left
# may rest on it, such as an mdev that a guest did not let go.
take_back() {
  local i error
  printf 'taking it back:\n'
  for ((i = ${#way_back[@]} - 1; i >= 0; i--)); do
    if ! error=$(bash -c "${way_back[i]}" 2>&1 </dev/null); then
      printf 'could not take back: %s: %s\n' "${way_back[i]}" "$(reason "$error")"
      printf 'to go on by hand, in this order:\n'
      list_back "$i"
      return
    fi
    printf '  %s\n' "${way_back[i]}"
  done
  printf 'everything was taken back\n'
}

at_exit() {
  local status=$?
  if ((status != 0)) && [[ $reported == no ]]; then
    stop "a command failed with status $status"
  fi
}
trap at_exit EXIT
trap 'pending=yes' INT TERM HUP

# put VALUE FILE [COMMAND]: writes to sysfs; COMMAND takes it back.
put() {
  local value=$1 file=$2 back=${3:-} error
  heed
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
# driver_found: the generation of the driver as its files show it; nothing if none does.
driver_found() {
  local path
  for path in "$AP"/devices/*.*/driver_override; do
    if [[ -e $path ]]; then
      printf driver-override
      return
    fi
  done
  for path in "$MATRIX"/*-*-*-*-*; do
    if [[ -e $path/ap_config ]]; then
      printf ap-config
      return
    elif [[ -e $path/guest_matrix ]]; then
      printf dynamic
      return
    elif [[ -e $path/matrix ]]; then
      printf static
      return
    fi
  done
}

# driver_fits WANTED FOUND: the files do not tell every generation from every other.
driver_fits() {
  case $1:$2 in
    v10:static) return 1 ;;
    v10:* | dynamic-delta:dynamic | "$2:$2") ;;
    *) return 1 ;;
  esac
}

# driver_of QUEUE: the driver that it is bound to, nothing if it is to none.
driver_of() {
  local link=$AP/devices/$1/driver
  if [[ -L $link ]]; then
    link=$(readlink "$link")
    printf '%s' "${link##*/}"
  fi
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
  local wanted=$1 found
  found=$(driver_found)
  if [[ -z $found ]] || driver_fits "$wanted" "$found"; then
    return
  fi
  if [[ ${ANY_DRIVER:-0} != 0 ]]; then
    note "the driver looks like $found, the specification says $wanted: going on, as ANY_DRIVER says"
  else
    stop "the driver looks like $found, the specification says $wanted: \
correct kernel or driver there, or set ANY_DRIVER=1"
  fi
}
readonly FILES_DIR=${FILES_DIR:-.}

# place FILE: standard input becomes its content, as a whole or not at all.
place() {
  local file=$1 text error shown back
  text=$(cat)
  printf -v shown '%q' "$file"
  if [[ -r $file && $(<"$file") == "$text" ]]; then
    say "$file is so already"
    return
  elif dry; then
    say "would write $file"
    return
  fi
  back="rm $shown"
  if [[ -e $file ]]; then
    back="printf '%s\\n' $(printf '%q' "$(<"$file")") >$shown"
  fi
  if error=$({ printf '%s\n' "$text" >"$file.new" && mv -f "$file.new" "$file"; } 2>&1) &&
    [[ -r $file && $(<"$file") == "$text" ]]; then
    say "wrote $file"
    record "wrote $file" "$back"
  else
    rm -f "$file.new" || true
    stop "cannot write $file: $(reason "${error:-it reads back otherwise}")"
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
    move_to "$common_ap" "$common_aq"
  fi
  move_to "$apmask" "$aqmask"
  if ! dry; then
    read_masks
    if [[ ${mask[apmask]} != "$apmask" || ${mask[aqmask]} != "$aqmask" ]]; then
      stop "apmask reads back as 0x${mask[apmask]} and aqmask as 0x${mask[aqmask]}"
    fi
  fi
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

# move_to APMASK AQMASK
move_to() {
  put_mask apmask "$1"
  put_mask aqmask "$2"
}
created=' ' # mdevs of this run: removing one takes its assignments back too
started=' ' # mdevs that another program would start, and assign what they are to have

# create_mdev UUID
create_mdev() {
  local path=$MATRIX/$1
  if [[ -d $path ]]; then
    say "mdev $1 is there already"
    return
  fi
  put "$1" "$MATRIX/mdev_supported_types/vfio_ap-passthrough/create" \
    "if [[ -d $(printf '%q' "$path") ]]; then echo 1 >$(printf '%q' "$path/remove"); fi"
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
  if dry && [[ $started == *" $uuid "* ]]; then
    return
  fi
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
# known GUEST: whether virsh knows a domain of that very name; $known_why says why not.
known() {
  local info
  if ! info=$(virsh dominfo --domain="$1" 2>&1); then
    known_why="virsh does not know guest $(printf '%q' "$1"): ${info##*error: }"
    return 1
  fi
  # A number may be the id of another domain.
  if [[ ! $info =~ (^|$'\n')Name:\ +([^$'\n']*) || ${BASH_REMATCH[2]} != "$1" ]]; then
    known_why="virsh takes $(printf '%q' "$1") for another domain"
    return 1
  fi
}

# holds GUEST UUID [--inactive]: whether the domain has the device, now or at its next start.
holds() {
  local xml
  if ! xml=$(virsh dumpxml ${3:+"$3"} --domain="$1" 2>&1); then
    stop "cannot read the definition of guest $(printf '%q' "$1"): ${xml##*error: }"
  fi
  [[ $xml == *uuid=[\'\"]"$2"[\'\"]* ]]
}

# active GUEST
active() {
  local state
  if ! state=$(virsh domstate --domain="$1" 2>&1); then
    stop "cannot read the state of guest $(printf '%q' "$1"): ${state##*error: }"
  fi
  [[ $state != 'shut off' && $state != crashed ]]
}
# attach GUEST UUID: now if the guest runs, and for its next start.
attach() {
  local guest=$1 file=$FILES_DIR/hostdev-$2.xml error flag flags=() shown_guest shown_file back
  printf -v shown_guest '%q' "$guest"
  printf -v shown_file '%q' "$file"
  if dry; then
    say "would run virsh attach-device --domain=$shown_guest --file=$shown_file --config," \
      'with --live if the guest runs'
    return
  fi
  if [[ ! -d $MATRIX/$2 ]]; then
    stop "mdev $2 is not there: start it first"
  fi
  known "$guest" || stop "$known_why"
  if ! holds "$guest" "$2" --inactive; then
    flags+=(--config)
  fi
  if active "$guest" && ! holds "$guest" "$2"; then
    flags+=(--live)
  fi
  if ((${#flags[@]} == 0)); then
    say "guest $shown_guest has the device already"
    return
  fi
  # One at a time: of a command for both, nobody knows what was done when it fails.
  for flag in "${flags[@]}"; do
    back="virsh detach-device --domain=$shown_guest --file=$shown_file $flag"
    if [[ $flag == --live ]]; then
      # A guest lets go of a device when it likes, and the mdev must stay until then.
      back+=" && timeout 60 bash -c 'while virsh dumpxml --domain=\"\$1\" | grep -qF \"\$2\"; do sleep 1; done' wait"
      back+=" $shown_guest $2"
    fi
    if ! error=$(virsh attach-device --domain="$guest" --file="$file" "$flag" 2>&1); then
      stop "virsh could not attach mdev $2 to guest $shown_guest: ${error##*error: }"
    elif [[ $flag == --config ]] && ! holds "$guest" "$2" --inactive ||
      [[ $flag == --live ]] && ! holds "$guest" "$2"; then
      stop "virsh reported no failure, and guest $shown_guest has no mdev $2 ($flag)"
    fi
    record "attached mdev $2 to guest $shown_guest ($flag)" "$back"
  done
  say "attached mdev $2 to guest $shown_guest (${flags[*]})"
}
# What follows is the host. ----------------------------------------------------------------

step 'load vfio_ap'
check_bus
load_module

# zeus.apq:7
step 'check the host'
check_maximum ap_max_adapter_id adapter 6
check_maximum ap_max_domain_id domain 255
check_configured ap_adapter_mask adapter 5 6
check_configured ap_usage_domain_mask domain 4 71 171 255
check_driver ap-config

# zeus.apq:12, 13
step 'set the masks'
# adapters that stay with the host: 0-4, 7-255
# domains that stay with the host: 0-3, 5-70, 72-170, 172-254
set_masks 0xf9ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xf7fffffffffffffffeffffffffffffffffffffffffeffffffffffffffffffffe

step 'create the mdevs'
# mdev matrix1, zeus.apq:16
create_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
# mdev matrix2, zeus.apq:22
create_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4
# mdev matrix3, zeus.apq:28
create_mdev 5d0f3a2e-8c1b-4d7e-9f61-7a3f0c2b9e14
dry || check_driver ap-config

# zeus.apq:16, 17, 18, 19
step 'mdev matrix1'
# adapters 05, 06 (hex)
# domains 0004, 00ab (hex)
# control domains none
uuid=62177883-f1bb-47f0-914d-32a22e3a8804
adapters=(5 6)
domains=(4 171)
control_domains=()
provision

# zeus.apq:22, 23, 24, 25
step 'mdev matrix2'
# adapters 05 (hex)
# domains 0047, 00ff (hex)
# control domains none
uuid=cef03c3c-903d-4ecc-9a83-40694cb8aee4
adapters=(5)
domains=(71 255)
control_domains=()
provision

# zeus.apq:28, 29, 30, 31
step 'mdev matrix3'
# adapters 06 (hex)
# domains 0047, 00ff (hex)
# control domains none
uuid=5d0f3a2e-8c1b-4d7e-9f61-7a3f0c2b9e14
adapters=(6)
domains=(71 255)
control_domains=()
provision

step 'write the host devices for libvirt'
# for zeus.apq:36
place "$FILES_DIR/hostdev-62177883-f1bb-47f0-914d-32a22e3a8804.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='62177883-f1bb-47f0-914d-32a22e3a8804'/>
  </source>
</hostdev>
XML
# for zeus.apq:42
place "$FILES_DIR/hostdev-cef03c3c-903d-4ecc-9a83-40694cb8aee4.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='cef03c3c-903d-4ecc-9a83-40694cb8aee4'/>
  </source>
</hostdev>
XML
# for zeus.apq:48
place "$FILES_DIR/hostdev-5d0f3a2e-8c1b-4d7e-9f61-7a3f0c2b9e14.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='5d0f3a2e-8c1b-4d7e-9f61-7a3f0c2b9e14'/>
  </source>
</hostdev>
XML

# zeus.apq:34, 36
step 'guest guest1'
# note (zeus.apq:35): on both adapters: it stays in business when one of them fails
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0
attach guest1 62177883-f1bb-47f0-914d-32a22e3a8804

# zeus.apq:41, 42
step 'guest guest2'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/cef03c3c-903d-4ecc-9a83-40694cb8aee4,id=hostdev0
attach guest2 cef03c3c-903d-4ecc-9a83-40694cb8aee4

# zeus.apq:47, 48
step 'guest guest3'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/5d0f3a2e-8c1b-4d7e-9f61-7a3f0c2b9e14,id=hostdev0
attach guest3 5d0f3a2e-8c1b-4d7e-9f61-7a3f0c2b9e14

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
