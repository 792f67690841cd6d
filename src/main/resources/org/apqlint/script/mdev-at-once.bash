# provision_at_once MASKS: as provision does, in one write to ap_config.
provision_at_once() {
  local file=$MATRIX/$uuid/ap_config old back=''
  check_held
  if [[ "${held_adapters[*]} x ${held_domains[*]} x ${held_control_domains[*]}" == \
    "${adapters[*]} x ${domains[*]} x ${control_domains[*]}" ]]; then
    say 'ap_config is so already'
  elif dry && [[ $started == *" $uuid "* ]]; then
    say 'its definition holds ap_config'
  else
    old=$(lines "$file")
    if [[ $created != *" $uuid "* ]]; then
      back="echo $(printf '%q' "$old") >$(printf '%q' "$file")"
    fi
    put "$1" "$file" "$back"
  fi
  verify
}
