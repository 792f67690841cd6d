readonly SYSFS=${SYSFS:-/sys}
readonly PROC=${PROC:-/proc}
readonly AP=$SYSFS/bus/ap
readonly MATRIX=$SYSFS/devices/vfio_ap/matrix
# Messages of the system are recognised by their English text.
export LC_ALL=C
current='start' # the step at work

step() {
  current=$1
  printf '\n== %s\n' "$1"
}

say() { printf '   %s\n' "$*"; }

note() { printf '   note: %s\n' "$*"; }

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

# lines FILE: its content, nothing if it is not there.
lines() {
  if [[ -r $1 ]]; then
    printf '%s' "$(<"$1")"
  fi
}
