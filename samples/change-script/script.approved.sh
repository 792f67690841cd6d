#!/bin/bash
# Change of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is ap-config
# note (zeus.apq:5): the console of zeus is in rack 4
# info[AP317] zeus.apq:15:14: guest `db` has all queues of mdev `db-crypto` on adapter 5
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
# info[AP317] zeus.apq:21:14: guest `web` has all queues of mdev `web-crypto` on adapter 6
# help: assign a second adapter with the same mode and master keys, so that the guest can go on when this one fails
# info[AP213] zeus.apq:25:6: no guest uses mdev `old-crypto`
# help: add `uses old-crypto` to a guest, or remove the mdev
#
# DRY_RUN=1     prints every write instead of doing it; needs no host
# SYSFS=DIR     takes DIR for /sys
# FROM=N        begins with step N: after a failure, when its cause is gone
# STOP_WAIT=S   waits S seconds until a guest has shut down, not 300
# LPAR_WAIT=S   waits S seconds until the LPAR is configured, not 600
# ANY_STATE=1   goes on although the host is not as it is declared
# ANY_DRIVER=1  goes on although the driver does not look like the one specified
#
# It does what was replayed, step by step, and no step twice: it is run once.

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
readonly FROM=${FROM:-1}
roll_back=no # each step stands for itself: FROM goes on from there
resume=0 # the step to begin with after a failure; 0 before the first and after the last

# check_from: FROM is one of the steps, or the one after the last: then only the end is compared.
check_from() {
  if [[ ! $FROM =~ ^[1-9][0-9]{0,5}$ ]] || ((FROM > STEPS + 1)); then
    stop "FROM=$FROM is none of the steps 1 to $STEPS"
  fi
  if ((FROM > 1)); then
    say "the steps before step $FROM are left out, as FROM says"
  fi
}

block() { printf '\n==== change %s\n' "$1"; }

# begin N WHAT: whether step N is to be done.
begin() {
  if (($1 < FROM)); then
    return 1
  fi
  resume=$1
  step "step $1 of $STEPS: $2"
}

expected() { say "expected: $*"; }

# A failure names the step to go on with.
at_end() {
  local status=$?
  if ((status == 0)); then
    return
  fi
  if [[ $reported == no ]]; then
    (stop "a command failed with status $status") || true
  fi
  if ((resume > 0)); then
    printf 'to go on from there: FROM=%d\n' "$resume" >&2
  fi
}
trap at_end EXIT

# put_at_once VALUE FILE: in one write; bash alone writes each line for itself.
put_at_once() {
  printf '%s\n' "$1" | dd of="$2" bs=65536 iflag=fullblock conv=notrunc status=none
}

# put_value VALUE FILE [COMMAND]: as put does, whatever VALUE holds.
put_value() {
  local value=$1 file=$2 back=${3:-} shown error
  if [[ -n $value && $value != *[^[:print:]]* ]]; then
    put "$@"
    return
  fi
  printf -v shown '%q' "$value"
  if dry; then
    say "would write $shown to $file"
    return
  elif [[ ! -e $file ]]; then
    stop "writing $shown to $file failed: there is no such file"
  elif ! error=$(put_at_once "$value" "$file" 2>&1); then
    stop "writing $shown to $file failed: $(reason "$error")"
  fi
  say "wrote $shown to $file"
  record "wrote $shown to $file" "$back"
}

# echo_to FILE TEXT: the command that writes it.
echo_to() { printf 'echo %s>%q' "${2:+$(printf '%q ' "$2")}" "$1"; }
differences=()

# same WHAT GOT WANTED
same() {
  if [[ $2 != "$3" ]]; then
    differences+=("$1 ${2:-none}, and not ${3:-none}")
  fi
}

# expect_mask NAME MASK
expect_mask() {
  local text
  text=$(lines "$AP/$1")
  if [[ $text =~ ^(0x)?[0-9a-fA-F]{1,64}$ ]]; then
    same "$1 keeps for the host:" "$(words "$(normal "$text")")" "$(words "$(normal "$2")")"
  else
    differences+=("$AP/$1 cannot be read")
  fi
}

# expect_configured FILE KIND IDS: the LPAR has them; it may have more.
expect_configured() {
  local text id missing=() wanted
  text=$(lines "$AP/$1")
  if [[ ! $text =~ ^0x[0-9a-fA-F]{64}$ ]]; then
    note "$AP/$1 is not there: the $2s of the LPAR are not compared"
    return
  fi
  text=$(normal "$text")
  read -r -a wanted <<<"$3"
  for id in "${wanted[@]}"; do
    if ! has "$text" "$id"; then
      missing+=("$id")
    fi
  done
  if ((${#missing[@]} > 0)); then
    differences+=("the LPAR does not have $2 ${missing[*]}")
  fi
}

# expect_mdevs UUIDS: no other mdev is there.
expect_mdevs() {
  local path
  for path in "$MATRIX"/*-*-*-*-*; do
    if [[ -d $path && " $1 " != *" ${path##*/} "* ]]; then
      differences+=("mdev ${path##*/} is there, and should not be")
    fi
  done
}

# rows ADAPTERS DOMAINS: the lines of a file matrix.
rows() {
  local adapter domain adapters domains
  read -r -a adapters <<<"$1"
  read -r -a domains <<<"$2"
  if ((${#domains[@]} == 0)); then
    for adapter in "${adapters[@]}"; do
      printf '%02x.\n' "$adapter"
    done
  elif ((${#adapters[@]} == 0)); then
    printf '.%04x\n' "${domains[@]}"
  else
    for adapter in "${adapters[@]}"; do
      for domain in "${domains[@]}"; do
        printf '%02x.%04x\n' "$adapter" "$domain"
      done
    done
  fi
}

# few LINES: the first of them, in one line.
few() {
  local all
  mapfile -t all <<<"$1"
  if ((${#all[@]} > 8)); then
    printf '%s ' "${all[@]:0:6}"
    printf 'and %d more' $((${#all[@]} - 6))
  else
    printf '%s' "${all[*]}"
  fi
}

# same_rows NAME FILE WANTED: a file is one page, so what follows row 511 is not seen.
same_rows() {
  local got wanted less more
  if ! got=$(cat "$2" 2>&1); then
    differences+=("$1: cannot read $2: $(reason "$got")")
    return
  fi
  got=$(head -n 511 <<<"$got")
  wanted=$(head -n 511 <<<"$3")
  if [[ $got != "$wanted" ]]; then
    less=$(comm -13 <(sort <<<"$got") <(sort <<<"$wanted") | sed '/^$/d')
    more=$(comm -23 <(sort <<<"$got") <(sort <<<"$wanted") | sed '/^$/d')
    differences+=("$1: ${2##*/}${less:+ lacks $(few "$less")}${less:+${more:+,}}${more:+ has too much: $(few "$more")}")
  fi
}

# expect_mdev UUID NAME ADAPTERS DOMAINS CONTROL-DOMAINS: it holds these.
expect_mdev() {
  local dir=$MATRIX/$1 config masks
  if [[ ! -d $dir ]]; then
    differences+=("mdev $2 ($1) is not there")
    return
  fi
  config=$(lines "$dir/ap_config")
  if [[ $config =~ ^0x[0-9a-fA-F]{64},0x[0-9a-fA-F]{64},0x[0-9a-fA-F]{64}$ ]]; then
    IFS=, read -r -a masks <<<"$config"
    same "mdev $2 holds adapters" "$(ids "$(normal "${masks[0]}")")" "$3"
    same "mdev $2 holds domains" "$(ids "$(normal "${masks[1]}")")" "$4"
    same "mdev $2 holds control domains" "$(ids "$(normal "${masks[2]}")")" "$5"
  else
    same_rows "mdev $2" "$dir/matrix" "$(rows "$3" "$4")"
    read -r -a masks <<<"$5"
    same_rows "mdev $2" "$dir/control_domains" \
      "$(if ((${#masks[@]} > 0)); then printf '%04x\n' "${masks[@]}"; fi)"
  fi
}

# expect_guest_matrix UUID NAME ADAPTERS DOMAINS: its guest gets these.
expect_guest_matrix() {
  local file=$MATRIX/$1/guest_matrix
  if [[ -e $file ]]; then
    same_rows "mdev $2" "$file" "$(rows "$3" "$4")"
  elif [[ -d $MATRIX/$1 ]]; then
    note "$file is not there: not compared"
  fi
}
# compares_start: whether the host is to be compared with what is declared.
compares_start() {
  if ((FROM > 1)); then
    say 'not compared: the change is under way'
    return 1
  elif dry && [[ ! -d $AP ]]; then
    say 'would compare masks, LPAR and mdevs with what is declared'
    return 1
  fi
}

# reads_back: whether the host is to be compared with the end of the replay.
reads_back() {
  resume=0
  step 'compare the host with the end of the replay'
  if dry; then
    say 'would compare masks and mdevs with the end of the replay'
    return 1
  fi
  resume=$((STEPS + 1))
}

# as_declared: stops where the host is not in the state that the replay began with.
as_declared() {
  if ((${#differences[@]} == 0)); then
    say 'it is as declared'
  elif dry || [[ ${ANY_STATE:-0} != 0 ]]; then
    for difference in "${differences[@]}"; do
      note "$difference"
    done
    note 'going on all the same: the replay began with another state'
  else
    stop "the host is not in the state that the replay began with:
$(printf '  %s\n' "${differences[@]}")
correct the host or the specification, or set ANY_STATE=1"
  fi
  differences=()
}

# as_replayed: stops where the change ended otherwise than its replay.
as_replayed() {
  if ((${#differences[@]} > 0)); then
    stop "every step was done, and the host is not as the replay left it:
$(printf '  %s\n' "${differences[@]}")"
  fi
  say 'it is as the replay left it'
}
# write_ap_config UUID VALUE
write_ap_config() {
  local file=$MATRIX/$1/ap_config
  put_value "$2" "$file" "$(echo_to "$file" "$(lines "$file")")"
}
# by_hand WHAT BACK [COMMAND]: what this script cannot do; somebody does it and says so.
by_hand() {
  say "by hand: $1"
  if [[ -n ${3:-} ]]; then
    say "$3"
  fi
  if dry; then
    return
  elif [[ ! -t 0 ]]; then
    resume=$((resume + 1))
    stop 'this is to be done by hand, and there is no terminal to ask at: do it, then go on'
  fi
  read -r -p '   Enter when it is done, Ctrl-C to stop: '
  record "by hand: $1" "# by hand: $2"
}
readonly STOP_WAIT=${STOP_WAIT:-300}

guest_state='' # what state_of found

# state_of GUEST: its state, in the words of virsh.
state_of() {
  local info shown
  printf -v shown '%q' "$1"
  if ! info=$(virsh dominfo --domain="$1" 2>&1); then
    stop "virsh does not know guest $shown: ${info##*error: }"
  fi
  # A number may be the id of another domain.
  if [[ ! $info =~ (^|$'\n')Name:\ +([^$'\n']*) || ${BASH_REMATCH[2]} != "$1" ]]; then
    stop "virsh takes $shown for another domain"
  fi
  guest_state=$(virsh domstate --domain="$1")
}

# start_guest GUEST UUID: with its mdev.
start_guest() {
  local guest=$1 device=${2:+uuid=\'$2\'} shown error
  printf -v shown '%q' "$guest"
  if dry; then
    say "would run virsh start --domain=$shown"
    return
  fi
  state_of "$guest"
  if [[ $guest_state != 'shut off' && $guest_state != crashed ]]; then
    if [[ $(virsh dumpxml --domain="$guest") != *"$device"* ]]; then
      stop "guest $shown is $guest_state, and without mdev $2"
    fi
    say "guest $shown is $guest_state already"
  elif [[ $(virsh dumpxml --inactive --domain="$guest") != *"$device"* ]]; then
    stop "guest $shown has no host device for mdev $2: attach it first"
  elif error=$(virsh start --domain="$guest" 2>&1); then
    say "started guest $shown"
    record "started guest $shown" "virsh shutdown --domain=$shown"
  else
    stop "virsh could not start guest $shown: ${error##*error: }"
  fi
}

# stop_guest GUEST: it is asked to shut down, never killed.
stop_guest() {
  local guest=$1 shown error waited=0
  printf -v shown '%q' "$guest"
  if dry; then
    say "would run virsh shutdown --domain=$shown, and wait for $STOP_WAIT s at most"
    return
  fi
  state_of "$guest"
  if [[ $guest_state == 'shut off' || $guest_state == crashed ]]; then
    say "guest $shown is $guest_state already"
    return
  elif ! error=$(virsh shutdown --domain="$guest" 2>&1); then
    stop "virsh could not shut down guest $shown: ${error##*error: }"
  fi
  while guest_state=$(virsh domstate --domain="$guest" 2>/dev/null) &&
    [[ $guest_state != 'shut off' && $guest_state != crashed ]]; do
    if ((waited >= STOP_WAIT)); then
      stop "guest $shown is $guest_state after $waited s: shut it down from within, \
wait longer with STOP_WAIT, or end it with virsh destroy --domain=$shown"
    fi
    heed
    sleep 1
    waited=$((waited + 1))
  done
  say "guest $shown has shut down"
  record "shut down guest $shown" "virsh start --domain=$shown"
}
readonly CREATE=$MATRIX/mdev_supported_types/vfio_ap-passthrough/create

# create_empty UUID
create_empty() {
  put "$1" "$CREATE" "$(echo_to "$MATRIX/$1/remove" 1)"
  if ! dry && [[ ! -d $MATRIX/$1 ]]; then
    stop "mdev $1 was created, and $MATRIX/$1 is not there"
  fi
}

# remove_mdev UUID
remove_mdev() {
  local dir=$MATRIX/$1 config held
  config=$(lines "$dir/ap_config")
  held=$(lines "$dir/matrix")
  put 1 "$dir/remove"
  if dry; then
    return
  elif [[ -d $dir ]]; then
    stop "mdev $1 was removed, and $dir is still there"
  elif [[ -n $config ]]; then
    way_back+=("$(echo_to "$dir/ap_config" "$config")")
  else
    way_back+=("# assign again what mdev $1 held: ${held//$'\n'/ }")
  fi
  way_back+=("$(echo_to "$CREATE" "$1")")
}
readonly LPAR_WAIT=${LPAR_WAIT:-600}
lpar_differs=()

# lpar_is FILE KIND MASK …: whether the LPAR has exactly these; lpar_differs says what to do.
lpar_is() {
  local text
  lpar_differs=()
  while (($# > 0)); do
    text=$(lines "$AP/$1")
    if [[ ! $text =~ ^0x[0-9a-fA-F]{64}$ ]]; then
      stop "cannot read $AP/$1"
    elif [[ $(normal "$text") != "$(normal "$3")" ]]; then
      lpar_differs+=("$2s: $(words "$(normal "$3")"), now $(words "$(normal "$text")")")
    fi
    shift 3
  done
  ((${#lpar_differs[@]} == 0))
}

# lpar FILE KIND MASK …: the LPAR is configured at the HMC or SE; this waits until it is.
lpar() {
  local waited=0 difference
  if dry; then
    say 'would wait until the LPAR is configured so at the HMC or SE:'
    while (($# > 0)); do
      say "  $2s: $(words "$(normal "$3")")"
      shift 3
    done
    return
  elif lpar_is "$@"; then
    say 'the LPAR is configured so already'
    return
  fi
  say "configure the LPAR at the HMC or SE; this waits for $LPAR_WAIT s at most:"
  for difference in "${lpar_differs[@]}"; do
    say "  $difference"
  done
  while ! lpar_is "$@"; do
    if ((waited >= LPAR_WAIT)); then
      stop "after $waited s the LPAR is not configured so:
$(printf '  %s\n' "${lpar_differs[@]}")
configure it at the HMC or SE, then go on"
    elif ((waited % 10 == 0)) && [[ -w $AP/scans ]]; then
      # Newer kernels scan the bus when asked; others do so every half a minute.
      echo 1 >"$AP/scans" || true
    fi
    heed
    sleep 1
    waited=$((waited + 1))
  done
  say 'the LPAR is configured so now'
  record 'the LPAR was configured anew' '# configure the LPAR as it was, at the HMC or SE'
}
# write_mask NAME VALUE
write_mask() {
  put_value "$2" "$AP/$1" "$(echo_to "$AP/$1" "$(lines "$AP/$1")")"
}
# shown_by UUID: what its files say of it.
shown_by() {
  local name
  for name in matrix control_domains ap_config; do
    printf '%s: %s\n' "$name" "$(lines "$MATRIX/$1/$name")"
  done
}

# write_id UUID assign|unassign KIND VALUE
write_id() {
  local dir=$MATRIX/$1 before inverse=assign
  if [[ $2 == assign ]]; then
    inverse=unassign
  fi
  before=$(shown_by "$1")
  put_value "$4" "$dir/$2_$3"
  if ! dry && [[ $(shown_by "$1") != "$before" ]]; then
    way_back+=("$(echo_to "$dir/${inverse}_$3" "$4")")
  fi
}
unbind_queue() {
  put "$1" "$AP/devices/$1/driver/unbind" "$(echo_to "$AP/drivers/$(driver_of "$1")/bind" "$1")"
}

# bind_queue QUEUE DRIVER
bind_queue() {
  put "$1" "$AP/drivers/$2/bind" "$(echo_to "$AP/devices/$1/driver/unbind" "$1")"
}

probe_queue() {
  local before
  before=$(driver_of "$1")
  put "$1" "$AP/drivers_probe"
  if ! dry && [[ -z $before && -n $(driver_of "$1") ]]; then
    way_back+=("$(echo_to "$AP/devices/$1/driver/unbind" "$1")")
  fi
}

# override_queue QUEUE DRIVER: it counts when the queue is probed again.
override_queue() {
  local file=$AP/devices/$1/driver_override old
  old=$(lines "$file")
  put_value "$2" "$file" "$(echo_to "$file" "${old#(null)}")"
}
# What follows is the host. ----------------------------------------------------------------
readonly STEPS=17

# zeus.apq:3
step 'check the host'
check_bus
load_module
check_driver ap-config
check_from

step 'compare the host with what is declared'
if compares_start; then
  expect_configured ap_adapter_mask adapter '3 5 6'
  expect_configured ap_usage_domain_mask domain '4 71'
  expect_configured ap_control_domain_mask 'control domain' '4 71'
  expect_mask apmask 0xf9ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mask aqmask 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mdevs '62177883-f1bb-47f0-914d-32a22e3a8804 cef03c3c-903d-4ecc-9a83-40694cb8aee4 8ad02a5e-3ee9-4b3c-8a5c-0b8c21a55e04'
  expect_mdev 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto 5 '4 71' ''
  expect_guest_matrix 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto 5 '4 71'
  expect_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4 web-crypto 6 4 ''
  expect_guest_matrix cef03c3c-903d-4ecc-9a83-40694cb8aee4 web-crypto 6 4
  expect_mdev 8ad02a5e-3ee9-4b3c-8a5c-0b8c21a55e04 old-crypto 6 71 ''
  expect_guest_matrix 8ad02a5e-3ee9-4b3c-8a5c-0b8c21a55e04 old-crypto 6 71
  as_declared
fi

# zeus.apq:50
block '"adapter 7 arrives"'
note 'the window is from 2 to 4'

if begin 1 'lpar adapters 3, 5-7 (zeus.apq:52)'; then
  lpar \
    ap_adapter_mask adapter 0x1700000000000000000000000000000000000000000000000000000000000000
fi

if begin 2 'apmask -7 (zeus.apq:53)'; then
  write_mask apmask -7
fi

if begin 3 'assign adapter 7 to db-crypto (zeus.apq:54)'; then
  expected 'guest db gains 2 queues (07.0004 = 7.4, 07.0047 = 7.71)'
  write_id 62177883-f1bb-47f0-914d-32a22e3a8804 assign adapter 7
fi

if begin 4 'assign control-domain 4 to db-crypto (zeus.apq:55)'; then
  expected 'guest db gains control domain 4'
  write_id 62177883-f1bb-47f0-914d-32a22e3a8804 assign control_domain 4
fi

# zeus.apq:58
block '"old-crypto goes, new-crypto comes"'

if begin 5 'remove old-crypto (zeus.apq:59)'; then
  remove_mdev 8ad02a5e-3ee9-4b3c-8a5c-0b8c21a55e04
fi

if begin 6 'stop web (zeus.apq:60)'; then
  expected 'guest web loses queue 06.0004 (6.4)'
  stop_guest web
fi

if begin 7 'unassign domain 4 from web-crypto (zeus.apq:61)'; then
  write_id cef03c3c-903d-4ecc-9a83-40694cb8aee4 unassign domain 4
fi

if begin 8 'assign domain "0107" to web-crypto (zeus.apq:62)'; then
  write_id cef03c3c-903d-4ecc-9a83-40694cb8aee4 assign domain 0107
fi

if begin 9 'start web (zeus.apq:63)'; then
  expected 'guest web gains queue 06.0047 (6.71)'
  start_guest web cef03c3c-903d-4ecc-9a83-40694cb8aee4
fi

if begin 10 'create new-crypto (zeus.apq:64)'; then
  create_empty 7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b01
fi

if begin 11 'ap_config new-crypto "0x02,0x08,0x08" (zeus.apq:65)'; then
  write_ap_config 7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b01 \
    0x02,0x08,0x08
fi

if begin 12 'start batch (zeus.apq:66)'; then
  expected 'guest batch gains queue 06.0004 (6.4) and control domain 4'
  by_hand 'start guest batch' 'shut guest batch down' \
    'qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b01,id=hostdev0'
fi

# zeus.apq:69
block '"a queue is tried on its own"'

# warning[AP407] zeus.apq:70:5: step `unbind 07.0047` takes 2 queues (07.0004 = 7.4, 07.0047 = 7.71) from running guest `db`: queue 07.0047 (7.71) is not bound to vfio_ap
# help: keep these queues bound to vfio_ap while the guest runs, or take the adapter offline in the guest first (`chzcrypt -d`)
if begin 13 'unbind 07.0047 (zeus.apq:70)'; then
  expected 'guest db loses 2 queues (07.0004 = 7.4, 07.0047 = 7.71)'
  unbind_queue 07.0047
fi

if begin 14 'probe 07.0047 (zeus.apq:71)'; then
  expected 'guest db gains 2 queues (07.0004 = 7.4, 07.0047 = 7.71)'
  probe_queue 07.0047
fi

# warning[AP407] zeus.apq:72:5: step `unbind 07.0047` takes 2 queues (07.0004 = 7.4, 07.0047 = 7.71) from running guest `db`: queue 07.0047 (7.71) is not bound to vfio_ap
# help: keep these queues bound to vfio_ap while the guest runs, or take the adapter offline in the guest first (`chzcrypt -d`)
if begin 15 'unbind 07.0047 (zeus.apq:72)'; then
  expected 'guest db loses 2 queues (07.0004 = 7.4, 07.0047 = 7.71)'
  unbind_queue 07.0047
fi

if begin 16 'bind 07.0047 to vfio_ap (zeus.apq:73)'; then
  expected 'guest db gains 2 queues (07.0004 = 7.4, 07.0047 = 7.71)'
  bind_queue 07.0047 vfio_ap
fi

if begin 17 'aqmask +0-255 (zeus.apq:74)'; then
  write_mask aqmask +0-255
fi

if reads_back; then
  expect_mask apmask 0xf8ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mask aqmask 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
  expect_mdevs '62177883-f1bb-47f0-914d-32a22e3a8804 cef03c3c-903d-4ecc-9a83-40694cb8aee4 7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b01'
  expect_mdev 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto '5 7' '4 71' 4
  expect_guest_matrix 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto '5 7' '4 71'
  expect_mdev cef03c3c-903d-4ecc-9a83-40694cb8aee4 web-crypto 6 71 ''
  expect_guest_matrix cef03c3c-903d-4ecc-9a83-40694cb8aee4 web-crypto 6 71
  expect_mdev 7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b01 new-crypto 6 4 4
  expect_guest_matrix 7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b01 new-crypto 6 4
  as_replayed
fi

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
