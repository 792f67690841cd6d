# write_ap_config UUID VALUE
write_ap_config() {
  local file=$MATRIX/$1/ap_config
  put_value "$2" "$file" "$(echo_to "$file" "$(lines "$file")")"
}
