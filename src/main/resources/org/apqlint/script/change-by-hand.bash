# by_hand WHAT BACK [COMMAND]: what this script cannot do; somebody does it and says so.
by_hand() {
  say "by hand: $1"
  if [[ -n ${3:-} ]]; then
    say "$3"
  fi
  if dry; then
    return
  elif [[ ! -t 0 ]]; then
    resume=$((resume + 1))
    stop 'this is to be done by hand, and there is no terminal to ask at: do it, then go on'
  fi
  read -r -p '   Enter when it is done, Ctrl-C to stop: '
  record "by hand: $1" "# by hand: $2"
}
