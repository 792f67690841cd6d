readonly DETACH_WAIT=${DETACH_WAIT:-60}
resumes=no # whether an earlier run began what this one goes on with

# taken_back_by COMMAND: how a person passes it on.
taken_back_by() {
  if [[ -n $MONITOR ]]; then
    printf 'printf %q %q | %s' '%s\n' "$1" "$MONITOR"
  else
    printf '# tell the monitor: %s' "$1"
  fi
}

# holder UUID: who has the mdev open: a process, or whoever the driver sees.
holder() {
  local user
  user=$(user_of "$1")
  if [[ -n $user ]]; then
    printf 'process %s' "$user"
    return
  fi
  uuid=$1
  read_held
  if [[ -n $(queues_in_use) ]]; then
    printf 'a guest'
  fi
}

# runs_with GUEST UUID: whether somebody has the mdev open.
runs_with() { [[ -n $(holder "$2") ]]; }

# expect_device GUEST UUID yes|no: the last word says whether the guest runs.
expect_device() {
  local found shown
  found=$(holder "$2")
  printf -v shown '%q' "$1"
  if [[ $3 == no && -n $found ]]; then
    differences+=("$found has mdev $2 open, and guest $shown is specified as shut off")
  elif [[ $3 == no || -n $found ]]; then
    return
  elif [[ $resumes == yes ]]; then
    note "nobody has mdev $2 open: an earlier run detached it"
  else
    differences+=("nobody has mdev $2 open: guest $shown does not run with it")
  fi
}

# unplug UUID REMOVE ADD: the guest lets go of the device; ADD gives it back.
unplug() {
  local i
  if dry; then
    order "$2"
    say "would wait until mdev $1 is let go, for $DETACH_WAIT s at most"
    return
  elif [[ -z $(holder "$1") ]]; then
    say "nobody has mdev $1 open"
    return
  fi
  order "$2"
  for ((i = 0; i <= DETACH_WAIT; i++)); do
    if [[ -z $(holder "$1") ]]; then
      say "mdev $1 is let go"
      record "detached mdev $1" "$(taken_back_by "$3")"
      return
    fi
    heed
    sleep 1
  done
  stop "the guest was to let go of mdev $1, and has it still after $DETACH_WAIT s: \
shut it down, and start this again"
}

# plug UUID ADD REMOVE: the guest takes the device.
plug() {
  local i back
  if dry; then
    order "$2"
    say "would wait until mdev $1 is taken, for $DETACH_WAIT s at most"
    return
  elif [[ ! -d $MATRIX/$1 ]]; then
    stop "mdev $1 is not there"
  elif [[ -n $(holder "$1") ]]; then
    say "$(holder "$1") has mdev $1 open already"
    return
  fi
  order "$2"
  for ((i = 0; i <= DETACH_WAIT; i++)); do
    if [[ -n $(holder "$1") ]]; then
      say "$(holder "$1") has mdev $1 open"
      back=$(taken_back_by "$3")
      record "attached mdev $1" "$back"
      return
    fi
    heed
    sleep 1
  done
  stop "the guest was to take mdev $1, and has not after $DETACH_WAIT s"
}
