# shown_by UUID: what its files say of it.
shown_by() {
  local name
  for name in matrix control_domains ap_config; do
    printf '%s: %s\n' "$name" "$(lines "$MATRIX/$1/$name")"
  done
}

# write_id UUID assign|unassign KIND VALUE
write_id() {
  local dir=$MATRIX/$1 before inverse=assign
  if [[ $2 == assign ]]; then
    inverse=unassign
  fi
  before=$(shown_by "$1")
  put_value "$4" "$dir/$2_$3"
  if ! dry && [[ $(shown_by "$1") != "$before" ]]; then
    way_back+=("$(echo_to "$dir/${inverse}_$3" "$4")")
  fi
}
