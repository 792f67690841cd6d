# attach GUEST UUID: now if the guest runs, and for its next start.
attach() {
  local guest=$1 file=$FILES_DIR/hostdev-$2.xml error flag flags=() shown_guest shown_file back
  printf -v shown_guest '%q' "$guest"
  printf -v shown_file '%q' "$file"
  if dry; then
    say "would run virsh attach-device --domain=$shown_guest --file=$shown_file --config," \
      'with --live if the guest runs'
    return
  fi
  if [[ ! -d $MATRIX/$2 ]]; then
    stop "mdev $2 is not there: start it first"
  fi
  known "$guest" || stop "$known_why"
  if ! holds "$guest" "$2" --inactive; then
    flags+=(--config)
  fi
  if active "$guest" && ! holds "$guest" "$2"; then
    flags+=(--live)
  fi
  if ((${#flags[@]} == 0)); then
    say "guest $shown_guest has the device already"
    return
  fi
  # One at a time: of a command for both, nobody knows what was done when it fails.
  for flag in "${flags[@]}"; do
    back="virsh detach-device --domain=$shown_guest --file=$shown_file $flag"
    if [[ $flag == --live ]]; then
      # A guest lets go of a device when it likes, and the mdev must stay until then.
      back+=" && timeout 60 bash -c 'while virsh dumpxml --domain=\"\$1\" | grep -qF \"\$2\"; do sleep 1; done' wait"
      back+=" $shown_guest $2"
    fi
    if ! error=$(virsh attach-device --domain="$guest" --file="$file" "$flag" 2>&1); then
      stop "virsh could not attach mdev $2 to guest $shown_guest: ${error##*error: }"
    elif [[ $flag == --config ]] && ! holds "$guest" "$2" --inactive ||
      [[ $flag == --live ]] && ! holds "$guest" "$2"; then
      stop "virsh reported no failure, and guest $shown_guest has no mdev $2 ($flag)"
    fi
    record "attached mdev $2 to guest $shown_guest ($flag)" "$back"
  done
  say "attached mdev $2 to guest $shown_guest (${flags[*]})"
}
