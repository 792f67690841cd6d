readonly UDEV_DIR=${UDEV_DIR:-/etc/udev/rules.d}

# reload_rules: udev reads a changed file by itself, sooner or later; this makes it sooner.
reload_rules() {
  local error
  if dry || ! command -v udevadm >/dev/null; then
    return
  elif ! error=$(udevadm control --reload 2>&1 </dev/null); then
    note "udevadm did not reload the rules: ${error##*$'\n'}"
  fi
}

# persist_masks: standard input is the rules file that writes both masks at each boot.
persist_masks() {
  if ! dry && [[ ! -d $UDEV_DIR ]]; then
    stop "$UDEV_DIR is not there: udev keeps its rules elsewhere, name the place with UDEV_DIR"
  fi
  place "$UDEV_DIR/41-ap.rules"
  reload_rules
}

# forget_masks: standard input is the rules file; another one is not this script's to remove.
forget_masks() {
  local file=$UDEV_DIR/41-ap.rules text error
  text=$(cat)
  if dry; then
    say "would remove $file"
  elif [[ ! -e $file ]]; then
    say "$file is not there"
  elif [[ ! -r $file || $(<"$file") != "$text" ]]; then
    note "$file was not written from this specification, and stays: its masks come back at the next boot"
  elif error=$(rm "$file" 2>&1) && [[ ! -e $file ]]; then
    say "removed $file"
    record "removed $file" "printf '%s\\n' $(printf '%q' "$text") >$(printf '%q' "$file")"
    reload_rules
  else
    stop "cannot remove $file: $(reason "${error:-it is still there}")"
  fi
}
