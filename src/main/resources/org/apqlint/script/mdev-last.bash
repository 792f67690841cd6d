# provision_last DOMAIN: as provision does, but this domain is written after the others.
provision_last() {
  local domain others=()
  check_held
  for domain in "${domains[@]}"; do
    if ((domain != $1)); then
      others+=("$domain")
    fi
  done
  assign adapter "${held_adapters[@]}" -- "${adapters[@]}"
  assign domain "${held_domains[@]}" -- "${others[@]}"
  assign domain "${held_domains[@]}" -- "$1"
  assign control_domain "${held_control_domains[@]}" -- "${control_domains[@]}"
  verify
}
