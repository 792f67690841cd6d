load_module() {
  if [[ -d $MATRIX ]]; then
    say 'vfio_ap is loaded'
  elif dry; then
    say 'would run modprobe vfio_ap'
  elif modprobe vfio_ap; then
    record 'loaded vfio_ap' 'modprobe -r vfio_ap'
  else
    stop 'modprobe vfio_ap failed'
  fi
  if ! dry && [[ ! -d $MATRIX ]]; then
    stop "vfio_ap is loaded, and $MATRIX is not there: has this host AP devices?"
  fi
}

check_bus() {
  if [[ -d $AP ]]; then
    return
  elif dry; then
    note "no AP bus under $SYSFS: a fresh host is assumed, and nothing is checked"
  else
    stop "there is no AP bus under $SYSFS: this is no IBM Z host with AP support"
  fi
}

# check_maximum FILE KIND ID: the machine knows the highest id that the specification assigns.
check_maximum() {
  local maximum
  maximum=$(lines "$AP/$1")
  if [[ ! $maximum =~ ^[0-9]+$ ]]; then
    dry || note "$AP/$1 is not there: the highest $2 is not checked"
  elif ((maximum < $3)); then
    stop "the highest $2 of this host is $maximum, and the specification assigns $3"
  fi
}

# check_configured FILE KIND IDS…: the LPAR has what the specification says it has.
check_configured() {
  local file=$AP/$1 kind=$2 mask id missing=()
  shift 2
  mask=$(lines "$file")
  if [[ ! $mask =~ ^0x[0-9a-fA-F]{64}$ ]]; then
    dry || note "$file is not there: the ${kind}s of the LPAR are not checked"
    return
  fi
  mask=$(normal "$mask")
  for id; do
    if ! has "$mask" "$id"; then
      missing+=("$id")
    fi
  done
  if ((${#missing[@]} > 0)); then
    stop "the LPAR does not have $kind ${missing[*]}: correct the specification, or configure it"
  fi
}

# check_driver GENERATION: the generation of the driver shows in the files that it has.
check_driver() {
  local wanted=$1 found
  found=$(driver_found)
  if [[ -z $found ]] || driver_fits "$wanted" "$found"; then
    return
  fi
  if [[ ${ANY_DRIVER:-0} != 0 ]]; then
    note "the driver looks like $found, the specification says $wanted: going on, as ANY_DRIVER says"
  else
    stop "the driver looks like $found, the specification says $wanted: \
correct kernel or driver there, or set ANY_DRIVER=1"
  fi
}
