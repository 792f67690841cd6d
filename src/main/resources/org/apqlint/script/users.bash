# user_of UUID: the process that holds the mdev, if one does. To hold a device is to have the file
# of its group open; this needs no help from the driver.
user_of() {
  local group path
  group=$(readlink "$MATRIX/$1/iommu_group" || true)
  if [[ -n $group ]]; then
    for path in "$PROC"/[0-9]*/fd/*; do
      if [[ $(readlink "$path" || true) == "/dev/vfio/${group##*/}" ]]; then
        path=${path#"$PROC/"}
        printf '%s' "${path%%/*}"
        return
      fi
    done
  fi
}
