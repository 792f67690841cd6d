# persist_masks APMASK AQMASK: the boot loader is not this script's to change.
persist_masks() {
  local parameters="ap.apmask=$1 ap.aqmask=$2"
  place "$FILES_DIR/kernel-parameters.txt" <<<"$parameters"
  if dry; then
    return
  elif [[ $(started_with apmask) == "$(normal "$1")" && $(started_with aqmask) == "$(normal "$2")" ]]
  then
    say 'the kernel was started with both masks'
    return
  fi
  note 'the kernel was started with other masks, or with none. For the next boot, add to its parameters'
  say "$parameters"
  say "with grubby --update-kernel=ALL --args='…', or in parameters= of /etc/zipl.conf, and run zipl"
}

# forget_masks: the boot loader is not this script's to change.
forget_masks() {
  local name
  for name in apmask aqmask; do
    if ! dry && [[ $(started_with "$name") =~ [^f] ]]; then
      note "the kernel was started with ap.$name: take it out of the kernel parameters, or it comes back at the next boot"
    fi
  done
}
