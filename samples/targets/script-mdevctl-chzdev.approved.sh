#!/bin/bash
# Crypto pass-through of host zeus.
# Written by apqlint from zeus.apq.
#
# the driver generation is driver-override
# warning[AP106] zeus.apq:8:5: the masks leave 2 queues (05.0047 = 5.71, 06.0047 = 6.71) to vfio_ap, and no mdev uses them
# help: `apmask all` with `aqmask all but 4, 171` frees the queues of the mdevs and 2 that nobody uses
# info[AP217] zeus.apq:17:5: mdev `db-crypto` starts with host `zeus`, and at the boot 4 queues (05.0004 = 5.4, 05.00ab = 5.171, 06.0004 = 6.4, 06.00ab = 6.171) of it are still the host's
# help: make the masks persistent with `apqlint script --masks chzdev`, `udev` or `kernel-cmdline` (for which the specification has `boot`), or start the mdev by hand after the masks
#
# DRY_RUN=1      prints every write instead of doing it; needs no host
# KEEP=1         keeps what was done when something fails; else it is taken back
# SYSFS=DIR      takes DIR for /sys
# FILES_DIR=DIR  keeps the files for other programs in DIR, not in the directory where it is started
# ANY_DRIVER=1   goes on although the driver does not look like the one specified
#
# Running it again does only what is missing.

# (functions stand here as elsewhere, and these)

# What chzdev exported, and whether it can be asked at all.
exported=''

# list_of DIGITS: the ids of a mask as chzdev reads them; it has no word for the empty mask.
list_of() {
  local list
  list=$(words "$1")
  list=${list//, /,}
  printf '%s' "${list/#none/-0-255}"
# digits_of LIST: the mask that holds these ids, such as 0-4,7-255.
digits_of() {
  local part id first last rows=() bits=()
  IFS=, read -r -a rows <<<"$1"
  for part in "${rows[@]}"; do
    first=${part%-*}
    last=${part#*-}
    if [[ ! $first =~ ^[0-9]{1,3}$ || ! $last =~ ^[0-9]{1,3}$ ]]; then
      return 1
    fi
    for ((id = 10#$first; id <= 10#$last && id < 256; id++)); do
      bits[id]=1
    done
  done
  for ((id = 0; id < 256; id += 4)); do
    printf '%x' $((${bits[id]:-0} * 8 + ${bits[id + 1]:-0} * 4 + ${bits[id + 2]:-0} * 2 + ${bits[id + 3]:-0}))
  done
# export_masks: asks chzdev what it keeps.
export_masks() {
  if ! exported=$(chzdev -t ap --export - 2>&1 </dev/null); then
    stop "chzdev could not export what it keeps: ${exported##*$'\n'}"
  fi
# persistent NAME: the digits of the mask that comes back with the next boot; nothing if none does.
persistent() {
  local line section=''
  while read -r line; do
    if [[ $line == \[*\] ]]; then
      section=$line
    elif [[ $section == '[persistent ap]' && $line == "$1="* ]]; then
      digits_of "${line#*=}" || true
      return
    fi
  done <<<"$exported"
# move_to APMASK AQMASK: chzdev writes apmask, then aqmask, and calls a refused write a success.
move_to() {
  local wanted error=''
  if [[ ${mask[apmask]} == "$1" && ${mask[aqmask]} == "$2" ]]; then
    return
  fi
  wanted="apmask=$(list_of "$1") aqmask=$(list_of "$2")"
  if dry; then
    say "would run chzdev -t ap $wanted -a"
    mask[apmask]=$1 mask[aqmask]=$2
    return
  fi
  # Whatever comes of it can be taken back: sysfs tells when it refuses.
  way_back+=("echo 0x${mask[apmask]} >$(printf '%q' "$AP/apmask")")
  way_back+=("echo 0x${mask[aqmask]} >$(printf '%q' "$AP/aqmask")")
  if ! error=$(chzdev -t ap "apmask=$(list_of "$1")" "aqmask=$(list_of "$2")" -a 2>&1 </dev/null); then
    told_of_chzdev
    stop "chzdev could not set the masks: ${error##*$'\n'}"
  fi
  told_of_chzdev
  if [[ ${mask[apmask]} != "$1" || ${mask[aqmask]} != "$2" ]]; then
    stop "chzdev reported no failure, but apmask keeps $(words "${mask[apmask]}") and aqmask \
$(words "${mask[aqmask]}") for the host, and not $(words "$1") and $(words "$2"): see dmesg"
  fi
# told_of_chzdev: what became of the masks is read from the host, not taken from chzdev.
told_of_chzdev() {
  local before=("${mask[apmask]}" "${mask[aqmask]}")
  read_masks
  if [[ ${mask[apmask]} != "${before[0]}" || ${mask[aqmask]} != "${before[1]}" ]]; then
    say "chzdev set apmask=$(list_of "${mask[apmask]}") aqmask=$(list_of "${mask[aqmask]}")"
    changes+=("chzdev set apmask=$(list_of "${mask[apmask]}") aqmask=$(list_of "${mask[aqmask]}")")
  fi
# keep APMASK AQMASK ARGUMENT…: chzdev with these arguments lets both masks come back at each boot.
keep() {
  local ap aq old_ap old_aq error
  ap=$(normal "$1")
  aq=$(normal "$2")
  shift 2
  if dry; then
    say "would run chzdev$(printf ' %q' "$@") -p"
    return
  fi
  export_masks
  # What is not kept comes back as all ones.
  old_ap=$(persistent apmask)
  old_aq=$(persistent aqmask)
  old_ap=${old_ap:-$(printf 'f%.0s' {1..64})}
  old_aq=${old_aq:-$(printf 'f%.0s' {1..64})}
  if [[ $old_ap == "$ap" && $old_aq == "$aq" ]]; then
    say 'chzdev keeps both masks for the next boot already'
    return
  fi
  way_back+=("chzdev -t ap apmask=$(list_of "$old_ap") aqmask=$(list_of "$old_aq") -p")
  if ! error=$(chzdev "$@" -p 2>&1 </dev/null); then
    stop "chzdev could not keep the masks for the next boot: ${error##*$'\n'}"
  fi
  export_masks
  if [[ $(persistent apmask) != "$ap" || $(persistent aqmask) != "$aq" ]]; then
    stop "chzdev reported no failure, and keeps other masks for the next boot"
  fi
  say 'chzdev keeps both masks for the next boot'
  changes+=('chzdev keeps both masks for the next boot')
# persist_masks APMASK AQMASK: standard input is the file that chzdev imports.
persist_masks() {
  place "$FILES_DIR/ap-masks.chzdev"
  keep "$1" "$2" --import "$FILES_DIR/ap-masks.chzdev"
# forget_masks: nothing but the default comes back at a boot.
forget_masks() {
  local all
  all=$(printf 'f%.0s' {1..64})
  keep "$all" "$all" -t ap apmask=0-255 aqmask=0-255
# defined UUID: what mdevctl keeps of it, without blanks; nothing if it keeps nothing.
defined() {
  local text
  if ! text=$(mdevctl list --defined --uuid "$1" --dumpjson 2>&1 </dev/null); then
    printf 'mdevctl cannot list its definitions: %s' "${text##*$'\n'}"
    return 1
  fi
  text=${text//[[:space:]]/}
  # Some releases print the definition alone, others a list of parents around it.
  if [[ $text == *'"mdev_type":'* ]]; then
    text=${text#*'"mdev_type":'}
    printf '{"mdev_type":%s]}' "${text%%']}'*}"
  fi
# define_mdev UUID: standard input is its definition, in JSON. mdevctl checks nothing of it, and takes
# what it does not understand for something else: so it is read back.
define_mdev() {
  local uuid=$1 file=$FILES_DIR/mdev-$1.json text wanted held back error
  text=$(cat)
  place "$file" <<<"$text"
  if dry; then
    say "would run mdevctl define --uuid $uuid --parent matrix --jsonfile $(printf '%q' "$file")"
    return
  fi
  wanted=${text//[[:space:]]/}
  held=$(defined "$uuid") || stop "$held; one damaged file under /etc/mdevctl.d is enough for that"
  if [[ $held == "$wanted" ]]; then
    say "mdev $uuid is defined so already"
    return
  fi
  back="mdevctl undefine --uuid $uuid --parent matrix"
  if [[ -n $held ]]; then
    way_back+=("mdevctl define --uuid $uuid --parent matrix --jsonfile <(printf %s $(printf '%q' "$held"))")
    if ! error=$(mdevctl undefine --uuid "$uuid" --parent matrix 2>&1 </dev/null); then
      stop "mdevctl could not undefine what it kept of mdev $uuid: ${error##*$'\n'}"
    fi
    record "undefined what mdevctl kept of mdev $uuid" ''
  fi
  if ! error=$(mdevctl define --uuid "$uuid" --parent matrix --jsonfile "$file" 2>&1 </dev/null); then
    stop "mdevctl could not define mdev $uuid: ${error##*$'\n'}"
  fi
  held=$(defined "$uuid") || stop "$held"
  if [[ -n $held ]]; then
    record "defined mdev $uuid" "$back"
  fi
  if [[ $held != "$wanted" ]]; then
    stop "mdevctl reported no failure, and keeps of mdev $uuid ${held:-nothing}"
  fi
  say "defined mdev $uuid"
# start_mdev UUID: mdevctl creates it and assigns what its definition says.
start_mdev() {
  local path=$MATRIX/$1 error
  if [[ -d $path ]]; then
    say "mdev $1 is there already"
  elif dry; then
    say "would run mdevctl start --uuid $1 --parent matrix"
    started+="$1 "
  else
    way_back+=("if [[ -d $(printf '%q' "$path") ]]; then mdevctl stop --uuid $1; fi")
    if ! error=$(mdevctl start --uuid "$1" --parent matrix 2>&1 </dev/null); then
      stop "mdevctl could not start mdev $1: $(reason "${error##*$'\n'}")"
    elif [[ ! -d $path ]]; then
      stop "mdevctl reported no failure, and $path is not there"
    fi
    say "started mdev $1"
    changes+=("started mdev $1")
    created+="$1 "
  fi

# What follows is the host. ----------------------------------------------------------------

step 'load vfio_ap'
check_bus
load_module

# zeus.apq:3
step 'check the host'
check_maximum ap_max_adapter_id adapter 6
check_maximum ap_max_domain_id domain 171
check_configured ap_adapter_mask adapter 5 6
check_configured ap_usage_domain_mask domain 4 171
check_configured ap_control_domain_mask 'control domain' 4 171
check_driver driver-override

# zeus.apq:8, 9
step 'set the masks'
# adapters that stay with the host: 0-4, 7-255
# domains that stay with the host: 0-3, 5-170, 172-255
set_masks 0xf9ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xf7ffffffffffffffffffffffffffffffffffffffffefffffffffffffffffffff
persist_masks 0xf9ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xf7ffffffffffffffffffffffffffffffffffffffffefffffffffffffffffffff <<'IMPORT'
# Written by apqlint for host zeus
[active ap]
apmask=0-4,7-255
aqmask=0-3,5-170,172-255

[persistent ap]
apmask=0-4,7-255
aqmask=0-3,5-170,172-255
IMPORT

# zeus.apq:12
step 'define and start mdev db-crypto'
define_mdev 62177883-f1bb-47f0-914d-32a22e3a8804 <<'JSON'
{
  "mdev_type": "vfio_ap-passthrough",
  "start": "auto",
  "attrs": [
    {
      "assign_adapter": "5"
    },
    {
      "assign_adapter": "6"
    },
    {
      "assign_domain": "4"
    },
    {
      "assign_domain": "171"
    },
    {
      "assign_control_domain": "4"
    },
    {
      "assign_control_domain": "171"
    }
  ]
}
JSON
start_mdev 62177883-f1bb-47f0-914d-32a22e3a8804
dry || check_driver driver-override

# zeus.apq:12, 13, 14, 15, 16
step 'mdev db-crypto'
# adapters 05, 06 (hex)
# domains 0004, 00ab (hex)
# control domains 0004, 00ab (hex)
uuid=62177883-f1bb-47f0-914d-32a22e3a8804
adapters=(5 6)
domains=(4 171)
control_domains=(4 171)
provision

step 'write the host devices for libvirt'
# for zeus.apq:21
place "$FILES_DIR/hostdev-62177883-f1bb-47f0-914d-32a22e3a8804.xml" <<'XML'
<hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
  <source>
    <address uuid='62177883-f1bb-47f0-914d-32a22e3a8804'/>
  </source>
</hostdev>
XML

# zeus.apq:20, 21
step 'guest db'
# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/62177883-f1bb-47f0-914d-32a22e3a8804,id=hostdev0
attach db 62177883-f1bb-47f0-914d-32a22e3a8804

heed
if dry; then
  step 'this was a dry run: nothing was changed'
else
  step "done: ${#changes[@]} changes"
fi
