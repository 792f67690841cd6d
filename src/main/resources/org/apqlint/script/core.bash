readonly DRY_RUN=${DRY_RUN:-0}
readonly SYSFS=${SYSFS:-/sys}
readonly AP=$SYSFS/bus/ap
readonly MATRIX=$SYSFS/devices/vfio_ap/matrix
# Messages of the system are recognised by their English text.
export LC_ALL=C

changes=()      # what was done, in order
way_back=()     # the command that takes each of them back
current='start' # the step at work
reported=no     # whether the failure has been told

dry() { [[ $DRY_RUN != 0 ]]; }

step() {
  current=$1
  printf '\n== %s\n' "$1"
}

say() { printf '   %s\n' "$*"; }

note() { printf '   note: %s\n' "$*"; }

# record WHAT COMMAND: WHAT was done, COMMAND takes it back.
record() {
  changes+=("$1")
  if [[ -n $2 ]]; then
    way_back+=("$2")
  fi
}

# stop WHY: tells what failed, what was done and how to go back, and ends.
stop() {
  local i skip
  reported=yes
  {
    printf '\nstopped at: %s\n%s\n' "$current" "$1"
    if ((${#changes[@]} == 0)); then
      printf 'nothing was changed\n'
    else
      printf 'done so far:\n'
      skip=0
      if ((${#changes[@]} > 20)); then
        skip=$((${#changes[@]} - 20))
        printf '  (see above for the first %d)\n' "$skip"
      fi
      printf '  %s\n' "${changes[@]:skip}"
    fi
    if ((${#way_back[@]} > 0)); then
      printf 'to go back, in this order:\n'
      for ((i = ${#way_back[@]} - 1; i >= 0; i--)); do
        printf '  %s\n' "${way_back[i]}"
      done
    fi
  } >&2
  exit 1
}

at_exit() {
  local status=$?
  if ((status != 0)) && [[ $reported == no ]]; then
    stop "a command failed with status $status"
  fi
}
trap at_exit EXIT

# reason TEXT: the last part of an error message, with the name of its errno.
reason() {
  local text=${1##*: } name
  case $text in
    'Address already in use') name='EADDRINUSE: an APQN is assigned to another mdev, see dmesg' ;;
    'Cannot assign requested address') name='EADDRNOTAVAIL: the masks reserve an APQN for the host' ;;
    'Device or resource busy') name='EBUSY: an mdev or a guest uses it, see dmesg' ;;
    'File exists') name='EEXIST: it exists already' ;;
    'Invalid argument') name='EINVAL: the kernel cannot read the value' ;;
    'No such device') name='ENODEV: the host cannot have this number' ;;
    'Numerical result out of range') name='ERANGE: the number is too large' ;;
    *)
      printf '%s' "${text:-no reason was given}"
      return
      ;;
  esac
  printf '%s (%s)' "$text" "$name"
}

# put VALUE FILE [COMMAND]: writes to sysfs; COMMAND takes it back.
put() {
  local value=$1 file=$2 back=${3:-} error
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

# lines FILE: its content, nothing if it is not there.
lines() {
  if [[ -r $1 ]]; then
    printf '%s' "$(<"$1")"
  fi
}
