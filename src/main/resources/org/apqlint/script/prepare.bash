# check_left: the masks reserve no APQN of $adapters and $domains for the host.
check_left() {
  local name text adapter domain queue reserved=()
  local -A left=()
  if dry && [[ ! -d $AP ]]; then
    return
  fi
  for name in apmask aqmask; do
    text=$(lines "$AP/$name")
    if [[ ! $text =~ ^(0x)?[0-9a-fA-F]{1,64}$ ]]; then
      stop "cannot read $AP/$name"
    fi
    left[$name]=$(normal "$text")
  done
  for adapter in "${adapters[@]}"; do
    for domain in "${domains[@]}"; do
      if has "${left[apmask]}" "$adapter" && has "${left[aqmask]}" "$domain"; then
        printf -v queue '%02x.%04x' "$adapter" "$domain"
        reserved+=("$queue")
      fi
    done
  done
  if ((${#reserved[@]} > 0)); then
    stop "the masks reserve for the host: $(few "$(printf '%s\n' "${reserved[@]}")")
free them first, as the specification of this host says"
  fi
}

# check_bound ADAPTERS DOMAINS: vfio_ap has each of these queues.
check_bound() {
  local queue driver odd=()
  if dry && [[ ! -d $AP ]]; then
    return
  fi
  for queue in $(rows "$1" "$2"); do
    if [[ $queue =~ ^..\.....$ ]]; then
      driver=$(driver_of "$queue")
      if [[ ! -e $AP/devices/$queue ]]; then
        odd+=("$queue is not there")
      elif [[ $driver != vfio_ap ]]; then
        odd+=("$queue is bound to ${driver:-no driver}")
      fi
    fi
  done
  if ((${#odd[@]} > 0)); then
    stop "the guest is promised queues that vfio_ap does not have:
$(printf '  %s\n' "${odd[@]}")"
  fi
}

# check_not_shared: no other mdev than $uuid holds an APQN of $adapters and $domains.
check_not_shared() {
  local mine=$uuid path id common_adapters common_domains
  for path in "$MATRIX"/*-*-*-*-*; do
    uuid=${path##*/}
    if [[ ! -d $path || $uuid == "$mine" ]]; then
      continue
    fi
    read_held
    common_adapters=() common_domains=()
    for id in "${held_adapters[@]}"; do
      if member "$id" "${adapters[@]}"; then
        common_adapters+=("$id")
      fi
    done
    for id in "${held_domains[@]}"; do
      if member "$id" "${domains[@]}"; then
        common_domains+=("$id")
      fi
    done
    if ((${#common_adapters[@]} > 0 && ${#common_domains[@]} > 0)); then
      stop "mdev $uuid has queues of mdev $mine already: \
$(few "$(rows "${common_adapters[*]}" "${common_domains[*]}")")"
    fi
  done
  uuid=$mine
}

# remember UUID: what is not there yet will be of this script, and its way back may remove it.
remember() {
  local made=''
  if marked "prepared-$1"; then
    say "an earlier run began to prepare mdev $1"
    return
  fi
  if [[ ! -d $MATRIX/$1 ]]; then
    made+=' mdev'
  fi
  if ! is_defined "$1"; then
    made+=' definition'
  fi
  if [[ -n $made ]]; then
    mark "prepared-$1" "of prepare:$made"
  fi
}

# made UUID WHAT: whether prepare made it.
made() { marked "prepared-$1" && [[ $(lines "$FILES_DIR/prepared-$1") == *" $2"* ]]; }

# stays UUID: an mdev that prepare did not make.
stays() {
  if [[ -d $MATRIX/$1 ]]; then
    say "mdev $1 was there before: it stays"
  else
    say "mdev $1 is not there"
  fi
}
