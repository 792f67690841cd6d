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

# expect_kept APMASK AQMASK: the kernel was started with both.
expect_kept() {
  local name
  for name in apmask aqmask; do
    same "$name keeps for the host since the boot:" "$(words "$(started_with "$name")")" "$(words "$(normal "$1")")"
    shift
  done
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
# expect_holder GUEST UUID yes|no: without libvirt it shows only that some process has the mdev open.
expect_holder() {
  if [[ $3 == yes && -z $(user_of "$2") ]]; then
    differences+=("no process has mdev $2 open: guest $(printf '%q' "$1") does not run with it")
  fi

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

step 'compare the guests'
expect_holder db 62177883-f1bb-47f0-914d-32a22e3a8804 yes

tell
