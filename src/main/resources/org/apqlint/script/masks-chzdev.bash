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
}

# told_of_chzdev: what became of the masks is read from the host, not taken from chzdev.
told_of_chzdev() {
  local before=("${mask[apmask]}" "${mask[aqmask]}")
  read_masks
  if [[ ${mask[apmask]} != "${before[0]}" || ${mask[aqmask]} != "${before[1]}" ]]; then
    say "chzdev set apmask=$(list_of "${mask[apmask]}") aqmask=$(list_of "${mask[aqmask]}")"
    changes+=("chzdev set apmask=$(list_of "${mask[apmask]}") aqmask=$(list_of "${mask[aqmask]}")")
  fi
}

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
}

# persist_masks APMASK AQMASK: standard input is the file that chzdev imports.
persist_masks() {
  place "$FILES_DIR/ap-masks.chzdev"
  keep "$1" "$2" --import "$FILES_DIR/ap-masks.chzdev"
}

# forget_masks: nothing but the default comes back at a boot.
forget_masks() {
  local all
  all=$(printf 'f%.0s' {1..64})
  keep "$all" "$all" -t ap apmask=0-255 aqmask=0-255
}
