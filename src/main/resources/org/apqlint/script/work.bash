readonly DRY_RUN=${DRY_RUN:-0}
changes=()      # what was done, in order
way_back=()     # the command that takes each of them back
reported=no     # whether the failure has been told
pending=no      # whether a signal has asked to stop
later=no        # whether it has to wait, as the way back of what is done is not known yet
roll_back=yes   # whether a failure takes back what was done
if [[ ${KEEP:-0} != 0 ]]; then
  roll_back=no
fi

dry() { [[ $DRY_RUN != 0 ]]; }

# record WHAT COMMAND: WHAT was done, COMMAND takes it back.
record() {
  changes+=("$1")
  if [[ -n $2 ]]; then
    way_back+=("$2")
  fi
  heed
}

# heed: stops if a signal asked for it. Not in between: what a command did is recorded before.
heed() {
  if [[ $pending == yes && $later == no ]]; then
    stop 'it was interrupted by a signal'
  fi
}

# stop WHY: tells what failed and what was done, takes it back, and ends.
stop() {
  local skip=0
  trap '' INT TERM HUP
  reported=yes
  {
    printf '\nstopped at: %s\n%s\n' "$current" "$1"
    if ((${#changes[@]} == 0)); then
      printf 'nothing was changed\n'
    else
      printf 'done so far:\n'
      if ((${#changes[@]} > 20)); then
        skip=$((${#changes[@]} - 20))
        printf '  (see above for the first %d)\n' "$skip"
      fi
      printf '  %s\n' "${changes[@]:skip}"
    fi
    if ((${#way_back[@]} > 0)); then
      if [[ $roll_back == yes ]]; then
        take_back
      else
        printf 'to go back, in this order:\n'
        list_back "$((${#way_back[@]} - 1))"
      fi
    fi
  } >&2
  exit 1
}

# list_back N: the commands that take back, from number N down to the first.
list_back() {
  local i
  for ((i = $1; i >= 0; i--)); do
    printf '  %s\n' "${way_back[i]}"
  done
}

# take_back: does what a human would paste. The first command that fails ends it: what is left
# may rest on it, such as an mdev that a guest did not let go.
take_back() {
  local i error
  printf 'taking it back:\n'
  for ((i = ${#way_back[@]} - 1; i >= 0; i--)); do
    if ! error=$(bash -c "${way_back[i]}" 2>&1 </dev/null); then
      printf 'could not take back: %s: %s\n' "${way_back[i]}" "$(reason "$error")"
      printf 'to go on by hand, in this order:\n'
      list_back "$i"
      return
    fi
    printf '  %s\n' "${way_back[i]}"
  done
  printf 'everything was taken back\n'
}

at_exit() {
  local status=$?
  if ((status != 0)) && [[ $reported == no ]]; then
    stop "a command failed with status $status"
  fi
}
trap at_exit EXIT
trap 'pending=yes' INT TERM HUP

# put VALUE FILE [COMMAND]: writes to sysfs; COMMAND takes it back.
put() {
  local value=$1 file=$2 back=${3:-} error
  heed
  if dry; then
    printf '   would write %s to %s\n' "$value" "$file"
    return
  elif [[ ! -e $file ]]; then
    stop "writing $value to $file failed: there is no such file"
  fi
  if ! error=$({ printf '%s\n' "$value" >"$file"; } 2>&1); then
    stop "writing $value to $file failed: $(reason "$error")"
  fi
  say "wrote $value to $file"
  record "wrote $value to $file" "$back"
}
