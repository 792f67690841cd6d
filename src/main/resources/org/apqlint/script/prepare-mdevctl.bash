# is_defined UUID: whether mdevctl keeps a definition of it.
is_defined() {
  local held
  if dry; then
    return 1
  fi
  held=$(defined "$1") || stop "$held"
  [[ -n $held ]]
}
