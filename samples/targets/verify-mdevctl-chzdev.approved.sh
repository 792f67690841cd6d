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

# A script that only reads has nothing to take back.
stop() {
  printf '\nstopped at: %s\n%s\n' "$current" "$1" >&2
  exit 2
dry() { false; }

# look: without an AP bus there is nothing to compare.
look() {
  if [[ ! -d $AP ]]; then
    stop "there is no AP bus under $SYSFS: this is no IBM Z host with AP support"
  fi
  if [[ ! -d $MATRIX ]]; then
    differences+=("vfio_ap is not loaded: $MATRIX is not there")
  fi
# expect_driver GENERATION: as far as its files show it.
expect_driver() {
  local found
  found=$(driver_found)
  if [[ -n $found ]] && ! driver_fits "$1" "$found"; then
    differences+=("the driver looks like $found, and not like $1")
  fi
# expect_queues ADAPTER KIND DOMAINS: KIND is a driver, or unbound, or absent.
expect_queues() {
  local domain domains queue found odd=()
  read -r -a domains <<<"$3"
  for domain in "${domains[@]}"; do
    printf -v queue '%02x.%04x' "$1" "$domain"
    found=unbound
    if [[ ! -e $AP/devices/$queue ]]; then
      found=absent
    elif [[ -n $(driver_of "$queue") ]]; then
      found=$(driver_of "$queue")
    fi
    if [[ $found != "$2" ]]; then
      odd+=("$queue is $found")
    fi
  done
  if ((${#odd[@]} > 0)); then
    differences+=("adapter $1, queues that are to be $2: $(few "$(printf '%s\n' "${odd[@]/%/,}")")")
    differences[-1]=${differences[-1]%,}
  fi
# expect_override QUEUE DRIVER
expect_override() {
  local found
  found=$(lines "$AP/devices/$1/driver_override")
  same "driver_override of queue $1 is" "${found#(null)}" "$2"
# tell: ends with 1 if there is any difference.
tell() {
  if ((${#differences[@]} > 0)); then
    step "the host is not as specified: ${#differences[@]} differences"
    printf '   %s\n' "${differences[@]}"
    exit 1
  fi
  step 'the host is as specified'
# expect_kept APMASK AQMASK: chzdev lets both come back at each boot.
expect_kept() {
  local name found
  for name in apmask aqmask; do
    export_masks
    found=$(persistent "$name")
    same "$name keeps for the host at the next boot:" "${found:+$(words "$found")}" "$(words "$(normal "$1")")"
    shift
  done
# expect_definition UUID NAME: standard input is its definition, in JSON.
expect_definition() {
  local held wanted
  wanted=$(cat)
  wanted=${wanted//[[:space:]]/}
  if ! held=$(defined "$1"); then
    differences+=("$held")
  elif [[ $held != "$wanted" ]]; then
    differences+=("mdevctl keeps of mdev $2 ${held:-nothing}, and not $wanted")
  fi
# expect_guest GUEST UUID yes|no: libvirt gives it the mdev; the last word says whether it runs.
expect_guest() {
  local shown
  printf -v shown '%q' "$1"
  if ! known "$1"; then
    differences+=("$known_why")
    return
  fi
  if ! holds "$1" "$2" --inactive; then
    differences+=("guest $shown will start without mdev $2")
  fi
  if active "$1"; then
    if ! holds "$1" "$2"; then
      differences+=("guest $shown runs without mdev $2")
    fi
    if [[ $3 == no ]]; then
      note "guest $shown runs, and is specified as shut off"
    fi
  elif [[ $3 == yes ]]; then
    differences+=("guest $shown does not run")
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
expect_definition 62177883-f1bb-47f0-914d-32a22e3a8804 db-crypto <<'JSON'
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

step 'compare the guests'
expect_guest db 62177883-f1bb-47f0-914d-32a22e3a8804 yes

tell
