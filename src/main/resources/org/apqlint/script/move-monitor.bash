# Without MONITOR somebody sits at the monitor of QEMU, and is told what to type.
readonly MONITOR=${MONITOR:-}
readonly MIGRATE_WAIT=${MIGRATE_WAIT:-600}
answer='' # what the monitor said

# by_hand_if_unknown: what somebody typed, somebody has to take back.
by_hand_if_unknown() {
  if [[ -z $MONITOR ]]; then
    roll_back=no
  fi
}

# ask COMMAND: the monitor answers.
ask() {
  local words error
  read -r -a words <<<"$MONITOR"
  if ! answer=$("${words[@]}" <<<"$1" 2>&1); then
    stop "MONITOR could not pass on $(printf '%q' "$1"): ${answer:-no reason was given}"
  elif [[ $answer == *Error:* ]]; then
    error=${answer##*Error: }
    error=${error%%$'\r'*}
    stop "the monitor refuses $(printf '%q' "$1"): $error"
  fi
}

# order COMMAND: the monitor is told, or somebody is asked to tell it.
order() {
  if dry; then
    say "would tell the monitor: $1"
  elif [[ -n $MONITOR ]]; then
    ask "$1"
    say "told the monitor: $1"
  else
    say "tell the monitor: $1"
  fi
}

# state_is STATE: whether the monitor says so of the guest; unknown without a monitor.
state_is() {
  if [[ -z $MONITOR ]]; then
    return 1
  fi
  ask 'info status'
  [[ $answer == *"$1"* ]]
}

# must_have_arrived: a guest that is still on its way cannot be given a device.
must_have_arrived() {
  if ! dry && state_is inmigrate; then
    stop 'the guest has not arrived: leave is to be run at the other end first'
  fi
}

# send COMMAND: the guest goes to the other host.
send() {
  local i
  if ! dry && state_is postmigrate; then
    say 'the guest has left already'
    begins_there
    return
  elif ! dry && state_is inmigrate; then
    say 'the guest has not arrived here: there is nothing to migrate'
    return
  fi
  order "$1"
  if dry; then
    return
  elif [[ -z $MONITOR ]]; then
    say 'when info migrate says that it is completed, go on at the other host, and end this QEMU'
    begins_there
    return
  fi
  for ((i = 0; i <= MIGRATE_WAIT; i++)); do
    ask 'info migrate'
    if [[ $answer == *tatus:\ completed* ]]; then
      begins_there
      say 'the guest has left: end this QEMU'
      record 'migrated the guest' ''
      return
    elif [[ $answer != *tatus:* ]]; then
      stop "the monitor said nothing against $(printf '%q' "$1"), and knows of no migration"
    elif [[ $answer =~ tatus:\ (failed|cancelled) ]]; then
      stop "info migrate says: ${BASH_REMATCH[1]}"
    fi
    heed
    sleep 1
  done
  roll_back=no
  stop "the migration is not completed after $MIGRATE_WAIT s: tell the monitor migrate_cancel, \
or start this again to wait longer"
}
