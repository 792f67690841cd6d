#!/bin/bash
# Compares host zeus with its specification; it only reads.
# Written by apqlint from zeus.apq.
#
# the driver generation is driver-override
#
# SYSFS=DIR      takes DIR for /sys
#
# Exit status: 0 if the host is as specified, 1 if it differs, 2 if it cannot be read.

# (functions stand here as elsewhere, and these)

# expect_kept APMASK AQMASK: a rule of udev writes both at each boot.
expect_kept() {
  local name text file=$UDEV_DIR/41-ap.rules
  text=$(lines "$file")
  if [[ -z $text ]]; then
    differences+=("$file is not there: both masks are all ones after the next boot")
    return
  fi
  for name in apmask aqmask; do
    if [[ $text =~ (^|$'\n')ATTR\{../../bus/ap/$name\}=\"(0x[0-9a-fA-F]{1,64})\" ]]; then
      same "$name keeps for the host at the next boot:" \
        "$(words "$(normal "${BASH_REMATCH[2]}")")" "$(words "$(normal "$1")")"
    else
      differences+=("$file does not write $name")
    fi
    shift
  done
# expect_node UUID NAME NODE-DEVICE yes|no: standard input is its XML; the last word is its autostart.
expect_node() {
  local held wanted
  wanted=$(cat)
  if [[ $(info_of "$3" Persistent) != yes ]]; then
    differences+=("node device $3 of mdev $2 is not defined")
    return
  fi
  held=$(virsh nodedev-dumpxml "$3" 2>/dev/null || true)
  same "node device $3 of mdev $2 assigns" "$(attributes_in "$held")" "$(attributes_in "$wanted")"
  same "autostart of node device $3 is" "$(info_of "$3" Autostart)" "$4"

# What follows is the host. ----------------------------------------------------------------

# zeus.apq:3
step 'compare the host'
look
expect_driver driver-override
expect_configured ap_adapter_mask adapter '3 5 6'
expect_configured ap_usage_domain_mask domain '4 71 171'
expect_configured ap_control_domain_mask 'control domain' '4 71 171'
expect_mask apmask 0xf9ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
expect_mask aqmask 0xf7ffffffffffffffffffffffffffffffffffffffffefffffffffffffffffffff
expect_kept 0xf9ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff \
  0xf7ffffffffffffffffffffffffffffffffffffffffefffffffffffffffffffff

step 'compare the queues'
expect_queues 3 vfio_ap '4 171'
expect_queues 3 cex4queue 71
expect_queues 5 vfio_ap '4 71 171'
expect_queues 6 vfio_ap '4 71 171'

step 'compare the mdevs'
expect_mdevs 62177883-f1bb-47f0-914d-32a22e3a8804
expect_mdev 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto '5 6' '4 171' '4 171'
expect_guest_matrix 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto '5 6' '4 171'
expect_node 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto mdev_62177883_f1bb_47f0_914d_32a22e3a8804_matrix yes <<'XML'
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

step 'compare the guests'
expect_guest db 62177883-f1bb-47f0-914d-32a22e3a8804 yes

tell
