# expect_holder GUEST UUID yes|no: without libvirt it shows only that some process has the mdev open.
expect_holder() {
  if [[ $3 == yes && -z $(user_of "$2") ]]; then
    differences+=("no process has mdev $2 open: guest $(printf '%q' "$1") does not run with it")
  fi
}
