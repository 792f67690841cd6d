# expect_guest GUEST UUID yes|no: libvirt gives it the mdev; the last word says whether it runs.
expect_guest() {
  local shown
  printf -v shown '%q' "$1"
  if ! known "$1"; then
    differences+=("$known_why")
    return
  fi
  if ! holds "$1" "$2" --inactive; then
    differences+=("guest $shown will start without mdev $2")
  fi
  if active "$1"; then
    if ! holds "$1" "$2"; then
      differences+=("guest $shown runs without mdev $2")
    fi
    if [[ $3 == no ]]; then
      note "guest $shown runs, and is specified as shut off"
    fi
  elif [[ $3 == yes ]]; then
    differences+=("guest $shown does not run")
  fi
}
