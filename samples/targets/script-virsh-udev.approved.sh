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

readonly UDEV_DIR=${UDEV_DIR:-/etc/udev/rules.d}

# reload_rules: udev reads a changed file by itself, sooner or later; this makes it sooner.
reload_rules() {
  local error
  if dry || ! command -v udevadm >/dev/null; then
    return
  elif ! error=$(udevadm control --reload 2>&1 </dev/null); then
    note "udevadm did not reload the rules: ${error##*$'\n'}"
  fi
# persist_masks: standard input is the rules file that writes both masks at each boot.
persist_masks() {
  if ! dry && [[ ! -d $UDEV_DIR ]]; then
    stop "$UDEV_DIR is not there: udev keeps its rules elsewhere, name the place with UDEV_DIR"
  fi
  place "$UDEV_DIR/41-ap.rules"
  reload_rules
# forget_masks: standard input is the rules file; another one is not this script's to remove.
forget_masks() {
  local file=$UDEV_DIR/41-ap.rules text error
  text=$(cat)
  if dry; then
    say "would remove $file"
  elif [[ ! -e $file ]]; then
    say "$file is not there"
  elif [[ ! -r $file || $(<"$file") != "$text" ]]; then
    note "$file was not written from this specification, and stays: its masks come back at the next boot"
  elif error=$(rm "$file" 2>&1) && [[ ! -e $file ]]; then
    say "removed $file"
    record "removed $file" "printf '%s\\n' $(printf '%q' "$text") >$(printf '%q' "$file")"
    reload_rules
  else
    stop "cannot remove $file: $(reason "${error:-it is still there}")"
  fi
# info_of NODE-DEVICE KEY: what virsh says of it, such as yes for Persistent.
info_of() {
  local info
  if info=$(virsh nodedev-info "$1" 2>/dev/null) && [[ $info =~ (^|$'\n')$2:\ *([a-z]+) ]]; then
    printf '%s' "${BASH_REMATCH[2]}"
  fi
# attributes_in XML: name and value of each attribute of an mdev, in their order.
attributes_in() {
  local line value
  while read -r line; do
    if [[ $line =~ \<attr\ name=[\'\"]([a-z_]+)[\'\"]\ value=[\'\"]([0-9a-fx,]+)[\'\"] ]]; then
      value=${BASH_REMATCH[2]}
      if [[ $value =~ ^(0x[0-9a-f]{1,4}|[1-9][0-9]{0,4}|0)$ ]]; then
        value=$((value))
      fi
      printf '%s=%s ' "${BASH_REMATCH[1]}" "$value"
    fi
  done <<<"$1"
# define_node UUID NODE-DEVICE: standard input is its XML.
define_node() {
  local name=$2 file=$FILES_DIR/nodedev-$1.xml text held back error
  text=$(cat)
  place "$file" <<<"$text"
  if dry; then
    say "would run virsh nodedev-define $(printf '%q' "$file")"
    return
  fi
  if [[ $(info_of "$name" Persistent) == yes ]]; then
    if ! held=$(virsh nodedev-dumpxml "$name" 2>&1); then
      stop "virsh cannot show node device $name: ${held##*error: }"
    elif [[ $(attributes_in "$held") == "$(attributes_in "$text")" ]]; then
      say "node device $name is defined so already"
      return
    fi
    back="virsh nodedev-define <(printf '%s\\n' $(printf '%q' "$held"))"
    if ! error=$(virsh nodedev-undefine "$name" 2>&1); then
      stop "virsh could not undefine node device $name, which is defined otherwise: ${error##*error: }"
    fi
    record "undefined node device $name" "$back"
  fi
  if ! error=$(virsh nodedev-define "$file" 2>&1); then
    stop "virsh could not define node device $name: ${error##*error: }"
  fi
  if [[ $(info_of "$name" Persistent) != yes ]]; then
    stop "virsh reported no failure, and node device $name is not defined"
  fi
  record "defined node device $name" "virsh nodedev-undefine $name"
  held=$(virsh nodedev-dumpxml "$name" 2>/dev/null || true)
  if [[ $(attributes_in "$held") != "$(attributes_in "$text")" ]]; then
    stop "virsh reported no failure, and node device $name is to assign $(attributes_in "$held")"
  fi
  say "defined node device $name"
# start_node UUID NODE-DEVICE yes|no: creates the mdev; the last word says whether with each boot.
start_node() {
  local name=$2 path=$MATRIX/$1 error disable=()
  if [[ -d $path ]]; then
    say "mdev $1 is there already"
  elif dry; then
    say "would run virsh nodedev-start $name"
    started+="$1 "
  else
    way_back+=("if [[ -d $(printf '%q' "$path") ]]; then virsh nodedev-destroy $name; fi")
    if ! error=$(virsh nodedev-start "$name" 2>&1); then
      stop "virsh could not start node device $name: ${error##*error: }"
    elif [[ ! -d $path ]]; then
      stop "virsh reported no failure, and $path is not there"
    fi
    say "started mdev $1"
    changes+=("started mdev $1")
    created+="$1 "
  fi
  if [[ $3 == no ]]; then
    disable=(--disable)
  fi
  if dry; then
    if [[ $3 == yes ]]; then
      say "would run virsh nodedev-autostart $name"
    fi
  elif [[ $(info_of "$name" Autostart) != "$3" ]]; then
    if ! error=$(virsh nodedev-autostart "$name" "${disable[@]}" 2>&1); then
      stop "virsh could not set autostart of node device $name: ${error##*error: }"
    elif [[ $(info_of "$name" Autostart) != "$3" ]]; then
      stop "virsh reported no failure, and autostart of node device $name is not $3"
    fi
    say "autostart of node device $name: $3"
    if [[ $3 == yes ]]; then
      record "node device $name starts with each boot" "virsh nodedev-autostart $name --disable"
    else
      record "node device $name starts with no boot" "virsh nodedev-autostart $name"
    fi
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
persist_masks <<'RULES'
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

# zeus.apq:12
step 'define and start mdev db-crypto'
define_node 62177883-f1bb-47f0-914d-32a22e3a8804 mdev_62177883_f1bb_47f0_914d_32a22e3a8804_matrix <<'XML'
<device>
  <name>mdev_62177883_f1bb_47f0_914d_32a22e3a8804_matrix</name>
  <parent>ap_matrix</parent>
  <capability type='mdev'>
    <type id='vfio_ap-passthrough'/>
    <uuid>62177883-f1bb-47f0-914d-32a22e3a8804</uuid>
    <attr name='assign_adapter' value='5'/>
    <attr name='assign_adapter' value='6'/>
    <attr name='assign_domain' value='4'/>
    <attr name='assign_domain' value='171'/>
    <attr name='assign_control_domain' value='4'/>
    <attr name='assign_control_domain' value='171'/>
  </capability>
</device>
XML
start_node 62177883-f1bb-47f0-914d-32a22e3a8804 mdev_62177883_f1bb_47f0_914d_32a22e3a8804_matrix yes
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
