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
