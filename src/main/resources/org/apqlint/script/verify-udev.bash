readonly UDEV_DIR=${UDEV_DIR:-/etc/udev/rules.d}

# expect_kept APMASK AQMASK: a rule of udev writes both at each boot.
expect_kept() {
  local name text file=$UDEV_DIR/41-ap.rules
  text=$(lines "$file")
  if [[ -z $text ]]; then
    differences+=("$file is not there: both masks are all ones after the next boot")
    return
  fi
  for name in apmask aqmask; do
    if [[ $text =~ (^|$'\n')ATTR\{../../bus/ap/$name\}=\"(0x[0-9a-fA-F]{1,64})\" ]]; then
      same "$name keeps for the host at the next boot:" \
        "$(words "$(normal "${BASH_REMATCH[2]}")")" "$(words "$(normal "$1")")"
    else
      differences+=("$file does not write $name")
    fi
    shift
  done
}
