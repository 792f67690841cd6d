# write_mask NAME VALUE
write_mask() {
  put_value "$2" "$AP/$1" "$(echo_to "$AP/$1" "$(lines "$AP/$1")")"
}
