# info_of NODE-DEVICE KEY: what virsh says of it, such as yes for Persistent.
info_of() {
  local info
  if info=$(virsh nodedev-info "$1" 2>/dev/null) && [[ $info =~ (^|$'\n')$2:\ *([a-z]+) ]]; then
    printf '%s' "${BASH_REMATCH[2]}"
  fi
}

# attributes_in XML: name and value of each attribute of an mdev, in their order.
attributes_in() {
  local line value
  while read -r line; do
    if [[ $line =~ \<attr\ name=[\'\"]([a-z_]+)[\'\"]\ value=[\'\"]([0-9a-fx,]+)[\'\"] ]]; then
      value=${BASH_REMATCH[2]}
      if [[ $value =~ ^(0x[0-9a-f]{1,4}|[1-9][0-9]{0,4}|0)$ ]]; then
        value=$((value))
      fi
      printf '%s=%s ' "${BASH_REMATCH[1]}" "$value"
    fi
  done <<<"$1"
}
