readonly LPAR_WAIT=${LPAR_WAIT:-600}
lpar_differs=()

# lpar_is FILE KIND MASK …: whether the LPAR has exactly these; lpar_differs says what to do.
lpar_is() {
  local text
  lpar_differs=()
  while (($# > 0)); do
    text=$(lines "$AP/$1")
    if [[ ! $text =~ ^0x[0-9a-fA-F]{64}$ ]]; then
      stop "cannot read $AP/$1"
    elif [[ $(normal "$text") != "$(normal "$3")" ]]; then
      lpar_differs+=("$2s: $(words "$(normal "$3")"), now $(words "$(normal "$text")")")
    fi
    shift 3
  done
  ((${#lpar_differs[@]} == 0))
}

# lpar FILE KIND MASK …: the LPAR is configured at the HMC or SE; this waits until it is.
lpar() {
  local waited=0 difference
  if dry; then
    say 'would wait until the LPAR is configured so at the HMC or SE:'
    while (($# > 0)); do
      say "  $2s: $(words "$(normal "$3")")"
      shift 3
    done
    return
  elif lpar_is "$@"; then
    say 'the LPAR is configured so already'
    return
  fi
  say "configure the LPAR at the HMC or SE; this waits for $LPAR_WAIT s at most:"
  for difference in "${lpar_differs[@]}"; do
    say "  $difference"
  done
  while ! lpar_is "$@"; do
    if ((waited >= LPAR_WAIT)); then
      stop "after $waited s the LPAR is not configured so:
$(printf '  %s\n' "${lpar_differs[@]}")
configure it at the HMC or SE, then go on"
    elif ((waited % 10 == 0)) && [[ -w $AP/scans ]]; then
      # Newer kernels scan the bus when asked; others do so every half a minute.
      echo 1 >"$AP/scans" || true
    fi
    heed
    sleep 1
    waited=$((waited + 1))
  done
  say 'the LPAR is configured so now'
  record 'the LPAR was configured anew' '# configure the LPAR as it was, at the HMC or SE'
}
