# define_mdev UUID: standard input is its definition, in JSON. mdevctl checks nothing of it, and takes
# what it does not understand for something else: so it is read back.
define_mdev() {
  local uuid=$1 file=$FILES_DIR/mdev-$1.json text wanted held back error
  text=$(cat)
  place "$file" <<<"$text"
  if dry; then
    say "would run mdevctl define --uuid $uuid --parent matrix --jsonfile $(printf '%q' "$file")"
    return
  fi
  wanted=${text//[[:space:]]/}
  held=$(defined "$uuid") || stop "$held; one damaged file under /etc/mdevctl.d is enough for that"
  if [[ $held == "$wanted" ]]; then
    say "mdev $uuid is defined so already"
    return
  fi
  back="mdevctl undefine --uuid $uuid --parent matrix"
  if [[ -n $held ]]; then
    way_back+=("mdevctl define --uuid $uuid --parent matrix --jsonfile <(printf %s $(printf '%q' "$held"))")
    if ! error=$(mdevctl undefine --uuid "$uuid" --parent matrix 2>&1 </dev/null); then
      stop "mdevctl could not undefine what it kept of mdev $uuid: ${error##*$'\n'}"
    fi
    record "undefined what mdevctl kept of mdev $uuid" ''
  fi
  if ! error=$(mdevctl define --uuid "$uuid" --parent matrix --jsonfile "$file" 2>&1 </dev/null); then
    stop "mdevctl could not define mdev $uuid: ${error##*$'\n'}"
  fi
  held=$(defined "$uuid") || stop "$held"
  if [[ -n $held ]]; then
    record "defined mdev $uuid" "$back"
  fi
  if [[ $held != "$wanted" ]]; then
    stop "mdevctl reported no failure, and keeps of mdev $uuid ${held:-nothing}"
  fi
  say "defined mdev $uuid"
}

# start_mdev UUID: mdevctl creates it and assigns what its definition says.
start_mdev() {
  local path=$MATRIX/$1 error
  if [[ -d $path ]]; then
    say "mdev $1 is there already"
  elif dry; then
    say "would run mdevctl start --uuid $1 --parent matrix"
    started+="$1 "
  else
    way_back+=("if [[ -d $(printf '%q' "$path") ]]; then mdevctl stop --uuid $1; fi")
    if ! error=$(mdevctl start --uuid "$1" --parent matrix 2>&1 </dev/null); then
      stop "mdevctl could not start mdev $1: $(reason "${error##*$'\n'}")"
    elif [[ ! -d $path ]]; then
      stop "mdevctl reported no failure, and $path is not there"
    fi
    say "started mdev $1"
    changes+=("started mdev $1")
    created+="$1 "
  fi
}
