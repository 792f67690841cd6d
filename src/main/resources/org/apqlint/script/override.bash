# override QUEUE DRIVER: the queue goes to that driver, whatever the masks say.
override() {
  local path=$AP/devices/$1 bound=''
  if [[ -L $path/driver ]]; then
    bound=$(readlink "$path/driver")
    bound=${bound##*/}
  fi
  if [[ $(lines "$path/driver_override") == "$2" && $bound == "$2" ]]; then
    say "queue $1 is overridden with $2 already"
    return
  fi
  put "$2" "$path/driver_override" "echo >$(printf '%q' "$path/driver_override")"
  # An override takes effect when the queue is probed again.
  if dry || [[ -n $bound ]]; then
    put "$1" "$path/driver/unbind"
  fi
  put "$1" "$AP/drivers_probe"
}
