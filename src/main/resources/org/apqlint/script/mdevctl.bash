# defined UUID: what mdevctl keeps of it, without blanks; nothing if it keeps nothing.
defined() {
  local text
  if ! text=$(mdevctl list --defined --uuid "$1" --dumpjson 2>&1 </dev/null); then
    printf 'mdevctl cannot list its definitions: %s' "${text##*$'\n'}"
    return 1
  fi
  text=${text//[[:space:]]/}
  # Some releases print the definition alone, others a list of parents around it.
  if [[ $text == *'"mdev_type":'* ]]; then
    text=${text#*'"mdev_type":'}
    printf '{"mdev_type":%s]}' "${text%%']}'*}"
  fi
}
