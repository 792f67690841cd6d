readonly DETACH_WAIT=${DETACH_WAIT:-60}

# await_detached GUEST UUID: a guest lets go of a device when it likes, and virsh does not wait for that.
await_detached() {
  local i
  for ((i = 0; i < DETACH_WAIT; i++)); do
    if ! holds "$1" "$2"; then
      return
    fi
    heed
    sleep 1
  done
  if holds "$1" "$2"; then
    stop "guest $(printf '%q' "$1") was told to let go of mdev $2, and has it still after $DETACH_WAIT s: \
shut it down, and start this again"
  fi
}

# detach GUEST UUID: now if the guest runs, and for its next start.
detach() {
  local guest=$1 file=$FILES_DIR/hostdev-$2.xml error flag flags=() shown_guest shown_file
  printf -v shown_guest '%q' "$guest"
  printf -v shown_file '%q' "$file"
  if dry; then
    say "would run virsh detach-device --domain=$shown_guest --file=$shown_file --config," \
      'with --live if the guest runs'
    return
  fi
  if ! known "$guest"; then
    note "$known_why: nothing is detached"
    return
  fi
  if holds "$guest" "$2" --inactive; then
    flags+=(--config)
  fi
  if active "$guest" && holds "$guest" "$2"; then
    flags+=(--live)
  fi
  if ((${#flags[@]} == 0)); then
    say "guest $shown_guest does not have the device"
    return
  fi
  # One at a time: of a command for both, nobody knows what was done when it fails.
  for flag in "${flags[@]}"; do
    if ! error=$(virsh detach-device --domain="$guest" --file="$file" "$flag" 2>&1); then
      stop "virsh could not detach mdev $2 from guest $shown_guest: ${error##*error: }"
    elif [[ $flag == --live ]]; then
      await_detached "$guest" "$2"
    elif holds "$guest" "$2" --inactive; then
      stop "virsh reported no failure, and guest $shown_guest still has mdev $2 at its next start"
    fi
    record "detached mdev $2 from guest $shown_guest ($flag)" \
      "virsh attach-device --domain=$shown_guest --file=$shown_file $flag"
  done
  say "detached mdev $2 from guest $shown_guest (${flags[*]})"
}
