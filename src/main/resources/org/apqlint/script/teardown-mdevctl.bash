# stop_mdev UUID: only if nobody uses it.
stop_mdev() {
  local path=$MATRIX/$1 error
  if dry; then
    say "would run mdevctl stop --uuid $1"
  elif [[ ! -d $path ]]; then
    say "mdev $1 is not there"
  else
    free_to_go "$1"
    if ! error=$(mdevctl stop --uuid "$1" 2>&1 </dev/null); then
      stop "mdevctl could not stop mdev $1: $(reason "${error##*$'\n'}")"
    fi
    gone "$1"
    say "stopped mdev $1"
    changes+=("stopped mdev $1")
  fi
}

# undefine_mdev UUID
undefine_mdev() {
  local held error
  if dry; then
    say "would run mdevctl undefine --uuid $1 --parent matrix"
    return
  fi
  held=$(defined "$1") || stop "$held"
  if [[ -z $held ]]; then
    say "mdev $1 is not defined"
    return
  elif ! error=$(mdevctl undefine --uuid "$1" --parent matrix 2>&1 </dev/null); then
    stop "mdevctl could not undefine mdev $1: ${error##*$'\n'}"
  elif error=$(defined "$1") && [[ -n $error ]]; then
    stop "mdevctl reported no failure, and mdev $1 is still defined"
  fi
  say "undefined mdev $1"
  record "undefined mdev $1" \
    "mdevctl define --uuid $1 --parent matrix --jsonfile <(printf %s $(printf '%q' "$held"))"
}
