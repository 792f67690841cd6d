# driver_found: the generation of the driver as its files show it; nothing if none does.
driver_found() {
  local path
  for path in "$AP"/devices/*.*/driver_override; do
    if [[ -e $path ]]; then
      printf driver-override
      return
    fi
  done
  for path in "$MATRIX"/*-*-*-*-*; do
    if [[ -e $path/ap_config ]]; then
      printf ap-config
      return
    elif [[ -e $path/guest_matrix ]]; then
      printf dynamic
      return
    elif [[ -e $path/matrix ]]; then
      printf static
      return
    fi
  done
}

# driver_fits WANTED FOUND: the files do not tell every generation from every other.
driver_fits() {
  case $1:$2 in
    v10:static) return 1 ;;
    v10:* | dynamic-delta:dynamic | "$2:$2") ;;
    *) return 1 ;;
  esac
}

# driver_of QUEUE: the driver that it is bound to, nothing if it is to none.
driver_of() {
  local link=$AP/devices/$1/driver
  if [[ -L $link ]]; then
    link=$(readlink "$link")
    printf '%s' "${link##*/}"
  fi
}
