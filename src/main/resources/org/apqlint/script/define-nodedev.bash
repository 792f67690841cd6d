# define_node UUID NODE-DEVICE: standard input is its XML.
define_node() {
  local name=$2 file=$FILES_DIR/nodedev-$1.xml text held back error
  text=$(cat)
  place "$file" <<<"$text"
  if dry; then
    say "would run virsh nodedev-define $(printf '%q' "$file")"
    return
  fi
  if [[ $(info_of "$name" Persistent) == yes ]]; then
    if ! held=$(virsh nodedev-dumpxml "$name" 2>&1); then
      stop "virsh cannot show node device $name: ${held##*error: }"
    elif [[ $(attributes_in "$held") == "$(attributes_in "$text")" ]]; then
      say "node device $name is defined so already"
      return
    fi
    back="virsh nodedev-define <(printf '%s\\n' $(printf '%q' "$held"))"
    if ! error=$(virsh nodedev-undefine "$name" 2>&1); then
      stop "virsh could not undefine node device $name, which is defined otherwise: ${error##*error: }"
    fi
    record "undefined node device $name" "$back"
  fi
  if ! error=$(virsh nodedev-define "$file" 2>&1); then
    stop "virsh could not define node device $name: ${error##*error: }"
  fi
  if [[ $(info_of "$name" Persistent) != yes ]]; then
    stop "virsh reported no failure, and node device $name is not defined"
  fi
  record "defined node device $name" "virsh nodedev-undefine $name"
  held=$(virsh nodedev-dumpxml "$name" 2>/dev/null || true)
  if [[ $(attributes_in "$held") != "$(attributes_in "$text")" ]]; then
    stop "virsh reported no failure, and node device $name is to assign $(attributes_in "$held")"
  fi
  say "defined node device $name"
}

# start_node UUID NODE-DEVICE yes|no: creates the mdev; the last word says whether with each boot.
start_node() {
  local name=$2 path=$MATRIX/$1 error disable=()
  if [[ -d $path ]]; then
    say "mdev $1 is there already"
  elif dry; then
    say "would run virsh nodedev-start $name"
    started+="$1 "
  else
    way_back+=("if [[ -d $(printf '%q' "$path") ]]; then virsh nodedev-destroy $name; fi")
    if ! error=$(virsh nodedev-start "$name" 2>&1); then
      stop "virsh could not start node device $name: ${error##*error: }"
    elif [[ ! -d $path ]]; then
      stop "virsh reported no failure, and $path is not there"
    fi
    say "started mdev $1"
    changes+=("started mdev $1")
    created+="$1 "
  fi
  if [[ $3 == no ]]; then
    disable=(--disable)
  fi
  if dry; then
    if [[ $3 == yes ]]; then
      say "would run virsh nodedev-autostart $name"
    fi
  elif [[ $(info_of "$name" Autostart) != "$3" ]]; then
    if ! error=$(virsh nodedev-autostart "$name" "${disable[@]}" 2>&1); then
      stop "virsh could not set autostart of node device $name: ${error##*error: }"
    elif [[ $(info_of "$name" Autostart) != "$3" ]]; then
      stop "virsh reported no failure, and autostart of node device $name is not $3"
    fi
    say "autostart of node device $name: $3"
    if [[ $3 == yes ]]; then
      record "node device $name starts with each boot" "virsh nodedev-autostart $name --disable"
    else
      record "node device $name starts with no boot" "virsh nodedev-autostart $name"
    fi
  fi
}
