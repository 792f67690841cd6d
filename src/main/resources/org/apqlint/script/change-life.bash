readonly CREATE=$MATRIX/mdev_supported_types/vfio_ap-passthrough/create

# create_empty UUID
create_empty() {
  put "$1" "$CREATE" "$(echo_to "$MATRIX/$1/remove" 1)"
  if ! dry && [[ ! -d $MATRIX/$1 ]]; then
    stop "mdev $1 was created, and $MATRIX/$1 is not there"
  fi
}

# remove_mdev UUID
remove_mdev() {
  local dir=$MATRIX/$1 config held
  config=$(lines "$dir/ap_config")
  held=$(lines "$dir/matrix")
  put 1 "$dir/remove"
  if dry; then
    return
  elif [[ -d $dir ]]; then
    stop "mdev $1 was removed, and $dir is still there"
  elif [[ -n $config ]]; then
    way_back+=("$(echo_to "$dir/ap_config" "$config")")
  else
    way_back+=("# assign again what mdev $1 held: ${held//$'\n'/ }")
  fi
  way_back+=("$(echo_to "$CREATE" "$1")")
}
