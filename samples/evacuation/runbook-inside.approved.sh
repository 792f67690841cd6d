#!/bin/bash
# What guest web is to see once it has moved to host argo; it only reads.
# Written by apqlint from spec.apq.
#
# SYSFS=DIR      takes DIR for /sys
# SCAN_WAIT=S    waits S seconds until the guest has found its queues, not 60
#
# Exit status: 0 if it sees what was promised, 1 if it does not, 2 if it cannot look.

# (functions stand here as elsewhere, and these)

set -euo pipefail
readonly SCAN_WAIT=${SCAN_WAIT:-60}
differences=()
unread=() # queues that do not show the patterns of their master keys

# A script that only reads has nothing to take back.
stop() {
  printf '\nstopped at: %s\n%s\n' "$current" "$1" >&2
  exit 2
# queues_here: the queues of this guest, ascending.
queues_here() {
  local path
  for path in "$AP"/devices/*.*; do
    if [[ ${path##*/} =~ ^[0-9a-f]{2}\.[0-9a-f]{4}$ ]]; then
      printf '%s\n' "${path##*/}"
    fi
  done
# expect_queues: standard input names them, ascending. A guest looks for new ones now and then.
expect_queues() {
  local wanted got waited=0 less more
  wanted=$(cat)
  if [[ -n $wanted && ! -d $AP ]]; then
    stop "there is no AP bus under $SYSFS: this guest has no AP instructions, or not their module"
  fi
  got=$(queues_here)
  while [[ $got != "$wanted" ]] && ((waited < SCAN_WAIT)); do
    sleep 1
    waited=$((waited + 1))
    got=$(queues_here)
  done
  less=$(comm -13 <(printf '%s\n' "$got") <(printf '%s\n' "$wanted") | sed '/^$/d')
  more=$(comm -23 <(printf '%s\n' "$got") <(printf '%s\n' "$wanted") | sed '/^$/d')
  if [[ -n $less ]]; then
    differences+=("missing: ${less//$'\n'/ }")
  fi
  if [[ -n $more ]]; then
    differences+=("not promised: ${more//$'\n'/ }")
  fi
# expect_key QUEUE KIND PATTERNS…: its master key is one of these.
expect_key() {
  local queue=$1 kind=$2 row pattern current='' other=''
  shift 2
  if [[ ! -r $AP/devices/$queue/mkvps ]]; then
    unread+=("$queue")
    return
  fi
  while IFS= read -r row; do
    if [[ $row =~ ^$kind\ (NEW|CUR|OLD):\ [a-z]+\ 0x([0-9a-fA-F]+)$ ]]; then
      for pattern; do
        if [[ ${BASH_REMATCH[2],,} == "${pattern#0x}" ]]; then
          if [[ ${BASH_REMATCH[1]} == CUR ]]; then
            return
          fi
          other=${BASH_REMATCH[1]}
        fi
      done
      if [[ ${BASH_REMATCH[1]} == CUR ]]; then
        current=0x${BASH_REMATCH[2],,}
      fi
    fi
  done <"$AP/devices/$queue/mkvps"
  if [[ -n $other ]]; then
    note "queue $queue: the key of pattern $* is $other, and ${current:-none} is in use ($kind)"
  else
    differences+=("queue $queue: the pattern of its master key is ${current:-not there}, and not $* ($kind)")
  fi
# tell: ends with 1 if there is any difference.
tell() {
  if ((${#unread[@]} > 0)); then
    note "cannot read the patterns of master keys: ${unread[*]}"
  fi
  if ((${#differences[@]} > 0)); then
    step "the guest does not have what was promised: ${#differences[@]} differences"
    printf '   %s\n' "${differences[@]}"
    exit 1
  fi
  step 'the guest has what was promised'

# What follows is the host. ----------------------------------------------------------------

step 'compare the queues'
expect_queues <<'QUEUES'
05.0002
05.0003
06.0002
06.0003
QUEUES

step 'compare the master keys'
expect_key 05.0002 AES 7a11c3d5e90b4f62
expect_key 05.0003 AES 7a11c3d5e90b4f62
expect_key 06.0002 AES 7a11c3d5e90b4f62
expect_key 06.0003 AES 7a11c3d5e90b4f62

tell
