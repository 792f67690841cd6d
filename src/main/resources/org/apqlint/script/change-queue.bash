unbind_queue() {
  put "$1" "$AP/devices/$1/driver/unbind" "$(echo_to "$AP/drivers/$(driver_of "$1")/bind" "$1")"
}

# bind_queue QUEUE DRIVER
bind_queue() {
  put "$1" "$AP/drivers/$2/bind" "$(echo_to "$AP/devices/$1/driver/unbind" "$1")"
}

probe_queue() {
  local before
  before=$(driver_of "$1")
  put "$1" "$AP/drivers_probe"
  if ! dry && [[ -z $before && -n $(driver_of "$1") ]]; then
    way_back+=("$(echo_to "$AP/devices/$1/driver/unbind" "$1")")
  fi
}

# override_queue QUEUE DRIVER: it counts when the queue is probed again.
override_queue() {
  local file=$AP/devices/$1/driver_override old
  old=$(lines "$file")
  put_value "$2" "$file" "$(echo_to "$file" "${old#(null)}")"
}
