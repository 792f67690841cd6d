readonly PROC=${PROC:-/proc}
readonly DETACH_WAIT=${DETACH_WAIT:-60}

# holds GUEST UUID [--inactive]: whether the domain has the device.
holds() {
  local xml
  if ! xml=$(virsh dumpxml ${3:+"$3"} --domain="$1" 2>&1); then
    stop "cannot read the definition of guest $(printf '%q' "$1"): ${xml##*error: }"
  fi
  [[ $xml == *"uuid='$2'"* ]]
}

# detach GUEST UUID: now if the guest runs, and for its next start.
detach() {
  local guest=$1 file=$XML_DIR/hostdev-$2.xml info state error flags=() shown i
  printf -v shown '%q' "$guest"
  if dry; then
    say "would run virsh detach-device --domain=$shown --file=$(printf '%q' "$file") --config," \
      'with --live if the guest runs'
    return
  fi
  if ! info=$(virsh dominfo --domain="$guest" 2>&1); then
    note "virsh does not know guest $shown, so nothing is detached: ${info##*error: }"
    return
  fi
  # A number may be the id of another domain.
  if [[ ! $info =~ (^|$'\n')Name:\ +([^$'\n']*) || ${BASH_REMATCH[2]} != "$guest" ]]; then
    stop "virsh takes $shown for another domain"
  fi
  if holds "$guest" "$2" --inactive; then
    flags+=(--config)
  fi
  state=$(virsh domstate --domain="$guest")
  if [[ $state != 'shut off' && $state != crashed ]] && holds "$guest" "$2"; then
    flags+=(--live)
  fi
  if ((${#flags[@]} == 0)); then
    say "guest $shown does not have the device"
    return
  fi
  if ! error=$(virsh detach-device --domain="$guest" --file="$file" "${flags[@]}" 2>&1); then
    stop "virsh could not detach mdev $2 from guest $shown: ${error##*error: }"
  fi
  say "detached mdev $2 from guest $shown"
  record "detached mdev $2 from guest $shown (${flags[*]})" \
    "virsh attach-device --domain=$shown --file=$(printf '%q' "$file") ${flags[*]}"
  # The guest has to let go of a device while it runs: virsh does not wait for that.
  if [[ " ${flags[*]} " == *' --live '* ]]; then
    for ((i = 0; i < DETACH_WAIT; i++)); do
      if ! holds "$guest" "$2"; then
        return
      fi
      sleep 1
    done
    if holds "$guest" "$2"; then
      stop "guest $shown still has the device after $DETACH_WAIT seconds: \
shut it down, and start this again"
    fi
  fi
}

# user_of UUID: the process that holds the mdev, if one does. To hold a device is to have the file
# of its group open; this needs no help from the driver.
user_of() {
  local group path
  group=$(readlink "$MATRIX/$1/iommu_group" || true)
  if [[ -n $group ]]; then
    for path in "$PROC"/[0-9]*/fd/*; do
      if [[ $(readlink "$path" || true) == "/dev/vfio/${group##*/}" ]]; then
        path=${path#"$PROC/"}
        printf '%s' "${path%%/*}"
        return
      fi
    done
  fi
}

# queues_in_use: those of $held_adapters and $held_domains that the driver says a guest uses.
queues_in_use() {
  local adapter domain queue
  for adapter in "${held_adapters[@]}"; do
    for domain in "${held_domains[@]}"; do
      printf -v queue '%02x.%04x' "$adapter" "$domain"
      if [[ $(lines "$AP/devices/$queue/status") == 'in use' ]]; then
        printf ' %s' "$queue"
      fi
    done
  done
}

# back_to_hold KIND IDS…: the way back of a removal ends with these writes.
back_to_hold() {
  local kind=$1 id
  shift
  for id; do
    way_back+=("echo $id >$(printf '%q' "$MATRIX/$uuid/assign_$kind")")
  done
}

# remove_mdev UUID: only if nobody uses it. Some kernels wait without end for a user to go.
remove_mdev() {
  local path=$MATRIX/$1 user queues
  uuid=$1
  if [[ ! -d $path ]]; then
    if dry; then
      say "would write 1 to $path/remove"
    else
      say "mdev $1 is not there"
    fi
    return
  fi
  user=$(user_of "$1")
  if [[ -n $user ]]; then
    stop "process $user still holds mdev $1: detach it there, such as with device_del, or stop it"
  fi
  read_held
  queues=$(queues_in_use)
  if [[ -n $queues ]]; then
    stop "a guest still uses queues of mdev $1:$queues"
  fi
  put 1 "$path/remove"
  if ! dry && [[ -d $path ]]; then
    stop "mdev $1 was removed, and $path is still there"
  fi
  # Taken from the end, the mdev comes first and its ids after it.
  back_to_hold control_domain "${held_control_domains[@]}"
  back_to_hold domain "${held_domains[@]}"
  back_to_hold adapter "${held_adapters[@]}"
  way_back+=("echo $1 >$(printf '%q' "$MATRIX/mdev_supported_types/vfio_ap-passthrough/create")")
}

# clear_override QUEUE: the masks decide again.
clear_override() {
  local path=$AP/devices/$1 old
  old=$(lines "$path/driver_override")
  if [[ -e $path && (-z $old || $old == '(null)') ]]; then
    say "queue $1 is not overridden"
    return
  fi
  way_back+=("echo $1 >$(printf '%q' "$AP/drivers_probe")")
  put '' "$path/driver_override" "echo $(printf '%q' "$old") >$(printf '%q' "$path/driver_override")"
  if dry || [[ -L $path/driver ]]; then
    put "$1" "$path/driver/unbind"
  fi
  put "$1" "$AP/drivers_probe"
}

# no_mdev_left: whose queues would the masks take? An mdev that is not of this specification stays,
# and so do the masks.
no_mdev_left() {
  local path
  if dry; then
    return
  fi
  for path in "$MATRIX"/*-*-*-*-*; do
    if [[ -d $path ]]; then
      stop "mdev ${path##*/} is still there, and is none of the specification: \
the masks stay as they are, so that its guest keeps its queues"
    fi
  done
}
