# known GUEST: whether virsh knows a domain of that very name; $known_why says why not.
known() {
  local info
  if ! info=$(virsh dominfo --domain="$1" 2>&1); then
    known_why="virsh does not know guest $(printf '%q' "$1"): ${info##*error: }"
    return 1
  fi
  # A number may be the id of another domain.
  if [[ ! $info =~ (^|$'\n')Name:\ +([^$'\n']*) || ${BASH_REMATCH[2]} != "$1" ]]; then
    known_why="virsh takes $(printf '%q' "$1") for another domain"
    return 1
  fi
}

# holds GUEST UUID [--inactive]: whether the domain has the device, now or at its next start.
holds() {
  local xml
  if ! xml=$(virsh dumpxml ${3:+"$3"} --domain="$1" 2>&1); then
    stop "cannot read the definition of guest $(printf '%q' "$1"): ${xml##*error: }"
  fi
  [[ $xml == *uuid=[\'\"]"$2"[\'\"]* ]]
}

# active GUEST
active() {
  local state
  if ! state=$(virsh domstate --domain="$1" 2>&1); then
    stop "cannot read the state of guest $(printf '%q' "$1"): ${state##*error: }"
  fi
  [[ $state != 'shut off' && $state != crashed ]]
}
