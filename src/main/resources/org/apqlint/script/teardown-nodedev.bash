# destroy_node UUID NODE-DEVICE: stops the mdev, only if nobody uses it.
destroy_node() {
  local path=$MATRIX/$1 error
  if dry; then
    say "would run virsh nodedev-destroy $2"
  elif [[ ! -d $path ]]; then
    say "mdev $1 is not there"
  else
    free_to_go "$1"
    if ! error=$(virsh nodedev-destroy "$2" 2>&1); then
      stop "virsh could not destroy node device $2: ${error##*error: }"
    fi
    gone "$1"
    say "destroyed node device $2"
    changes+=("destroyed node device $2")
  fi
}

# undefine_node UUID NODE-DEVICE
undefine_node() {
  local held error start
  if dry; then
    say "would run virsh nodedev-undefine $2"
    return
  elif [[ $(info_of "$2" Persistent) != yes ]]; then
    say "node device $2 is not defined"
    return
  fi
  start=$(info_of "$2" Autostart)
  held=$(virsh nodedev-dumpxml "$2" 2>/dev/null || true)
  if ! error=$(virsh nodedev-undefine "$2" 2>&1); then
    stop "virsh could not undefine node device $2: ${error##*error: }"
  elif [[ $(info_of "$2" Persistent) == yes ]]; then
    stop "virsh reported no failure, and node device $2 is still defined"
  fi
  say "undefined node device $2"
  if [[ $start == yes ]]; then
    way_back+=("virsh nodedev-autostart $2")
  fi
  record "undefined node device $2" "virsh nodedev-define <(printf '%s\\n' $(printf '%q' "$held"))"
}
