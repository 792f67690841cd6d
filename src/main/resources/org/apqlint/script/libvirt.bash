readonly XML_DIR=${XML_DIR:-.}

# write_xml UUID: puts standard input into the file for the host device of the mdev.
write_xml() {
  local file=$XML_DIR/hostdev-$1.xml text
  text=$(cat)
  if [[ -r $file && $(<"$file") == "$text" ]]; then
    say "$file is there already"
  elif dry; then
    say "would write the host device to $file"
  elif printf '%s\n' "$text" >"$file"; then
    say "wrote $file"
    record "wrote $file" "rm $(printf '%q' "$file")"
  else
    stop "cannot write $file: set XML_DIR to a directory that can be written"
  fi
}

# attach GUEST UUID: now if the guest runs, and for its next start.
attach() {
  local guest=$1 file=$XML_DIR/hostdev-$2.xml device="uuid='$2'" info state error flags=() shown
  printf -v shown '%q' "$guest"
  if dry; then
    say "would run virsh attach-device --domain=$shown --file=$(printf '%q' "$file") --config," \
      'with --live if the guest runs'
    return
  fi
  if ! info=$(virsh dominfo --domain="$guest" 2>&1); then
    stop "virsh does not know guest $shown: ${info##*error: }"
  fi
  # A number may be the id of another domain.
  if [[ ! $info =~ (^|$'\n')Name:\ +([^$'\n']*) || ${BASH_REMATCH[2]} != "$guest" ]]; then
    stop "virsh takes $shown for another domain"
  fi
  if [[ $(virsh dumpxml --inactive --domain="$guest") != *"$device"* ]]; then
    flags+=(--config)
  fi
  state=$(virsh domstate --domain="$guest")
  if [[ $state != 'shut off' && $state != crashed ]] &&
    [[ $(virsh dumpxml --domain="$guest") != *"$device"* ]]; then
    flags+=(--live)
  fi
  if ((${#flags[@]} == 0)); then
    say "guest $shown has the device already"
  elif error=$(virsh attach-device --domain="$guest" --file="$file" "${flags[@]}" 2>&1); then
    say "attached mdev $2 to guest $shown"
    record "attached mdev $2 to guest $shown (${flags[*]})" \
      "virsh detach-device --domain=$shown --file=$(printf '%q' "$file") ${flags[*]}"
  else
    stop "virsh could not attach mdev $2 to guest $shown: ${error##*error: }"
  fi
}
