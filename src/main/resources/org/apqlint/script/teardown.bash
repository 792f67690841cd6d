# What an mdev is to hold, in the words of provisioning: nothing.
adapters=() domains=() control_domains=()

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

# free_to_go UUID: stops while somebody uses the mdev. Some kernels wait without end for a user to go.
free_to_go() {
  local user queues
  uuid=$1
  user=$(user_of "$1")
  if [[ -n $user ]]; then
    stop "process $user still holds mdev $1: detach it there, such as with device_del, or stop it"
  fi
  read_held
  queues=$(queues_in_use)
  if [[ -n $queues ]]; then
    stop "a guest still uses queues of mdev $1:$queues"
  fi
}

# gone UUID: stops if the mdev is still there; else its removal can be taken back.
gone() {
  if [[ -d $MATRIX/$1 ]]; then
    stop "mdev $1 was removed, and $MATRIX/$1 is still there"
  fi
  # Taken from the end, the mdev comes first and its ids after it.
  back_to_hold control_domain "${held_control_domains[@]}"
  back_to_hold domain "${held_domains[@]}"
  back_to_hold adapter "${held_adapters[@]}"
  way_back+=("echo $1 >$(printf '%q' "$MATRIX/mdev_supported_types/vfio_ap-passthrough/create")")
}

# remove_mdev UUID: only if nobody uses it.
remove_mdev() {
  local path=$MATRIX/$1
  if [[ -d $path ]]; then
    free_to_go "$1"
    later=yes
    put 1 "$path/remove"
    dry || gone "$1"
    later=no
    heed
  elif dry; then
    say "would write 1 to $path/remove"
  else
    say "mdev $1 is not there"
  fi
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
