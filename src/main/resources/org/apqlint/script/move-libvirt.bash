resumes=no # whether an earlier run began what this one goes on with

# listed GUEST WORDS…: whether virsh, told these words, lists a guest of that very name.
listed() {
  local guest=$1 names
  shift
  if ! names=$(virsh "$@" --name 2>&1); then
    stop "virsh cannot list guests ($(printf '%q ' "$@")): ${names##*error: }"
  fi
  grep -qxF -e "$guest" <<<"$names"
}

# here GUEST: whether this host has it, running or not.
here() { listed "$1" list --all; }

# runs_there GUEST: whether it runs on the other host.
runs_there() { listed "$1" --connect="$URI" list; }

# is_there GUEST: whether the other host has it, running or not.
is_there() { listed "$1" --connect="$URI" list --all; }

# must_be_here GUEST WHAT: the other end has done its part, which is WHAT.
must_be_here() {
  if dry; then
    say "would look whether guest $(printf '%q' "$1") is here"
  elif here "$1"; then
    say "guest $(printf '%q' "$1") is here"
  else
    stop "guest $(printf '%q' "$1") is not here: $2"
  fi
}

# runs_with GUEST UUID: whether it runs, and with the mdev.
runs_with() { here "$1" && active "$1" && holds "$1" "$2"; }

# expect_device GUEST UUID: the guest has it. One that an earlier run told to let go may have let go.
expect_device() {
  local shown
  printf -v shown '%q' "$1"
  if ! here "$1"; then
    differences+=("guest $shown is not here")
  elif ! known "$1"; then
    differences+=("$known_why")
  elif active "$1"; then
    if ! holds "$1" "$2"; then
      missing "guest $shown runs without mdev $2"
    elif ! holds "$1" "$2" --inactive; then
      note "guest $shown has mdev $2 only for as long as it runs"
    fi
  elif ! holds "$1" "$2" --inactive; then
    missing "guest $shown will start without mdev $2"
  fi
}

# missing WHAT: a difference, unless an earlier run made it.
missing() {
  if [[ $resumes == yes ]]; then
    note "$1: an earlier run detached it"
  else
    differences+=("$1")
  fi
}

# check_other_host GUEST: it answers, and the guest does not run there.
check_other_host() {
  if dry; then
    say "would ask $URI whether guest $(printf '%q' "$1") runs there"
  elif runs_there "$1"; then
    stop "guest $(printf '%q' "$1") runs at $URI already"
  else
    say "$URI answers"
  fi
}

# send GUEST: to the other host, running as it is or shut off.
send() {
  local how=--live shown error
  printf -v shown '%q' "$1"
  if dry; then
    say "would run virsh migrate --live --persistent --undefinesource --domain=$shown --desturi=$URI," \
      'with --offline in place of --live if the guest is shut off'
    return
  elif ! active "$1"; then
    how=--offline
  fi
  heed
  later=yes
  if ! error=$(virsh migrate "$how" --persistent --undefinesource --domain="$1" --desturi="$URI" 2>&1); then
    if ! here "$1" && is_there "$1"; then
      begins_there
      stop "virsh says that it could not migrate guest $shown, and it is at $URI: ${error##*error: }"
    fi
    stop "virsh could not migrate guest $shown to $URI: ${error##*error: }"
  elif here "$1"; then
    if [[ $how == --offline ]] || active "$1" || ! runs_there "$1"; then
      stop "virsh reported no failure, and guest $shown is still here"
    fi
    note "the definition of guest $shown is still here; remove it: virsh undefine --domain=$shown"
  elif ! is_there "$1"; then
    stop "virsh reported no failure, and guest $shown is neither here nor at $URI"
  fi
  begins_there
  later=no
  say "migrated guest $shown to $URI ($how)"
  record "migrated guest $shown to $URI ($how)" ''
}
