# A script that only reads has nothing to take back.
stop() {
  printf '\nstopped at: %s\n%s\n' "$current" "$1" >&2
  exit 2
}
dry() { false; }

# look: without an AP bus there is nothing to compare.
look() {
  if [[ ! -d $AP ]]; then
    stop "there is no AP bus under $SYSFS: this is no IBM Z host with AP support"
  fi
  if [[ ! -d $MATRIX ]]; then
    differences+=("vfio_ap is not loaded: $MATRIX is not there")
  fi
}

# expect_driver GENERATION: as far as its files show it.
expect_driver() {
  local found
  found=$(driver_found)
  if [[ -n $found ]] && ! driver_fits "$1" "$found"; then
    differences+=("the driver looks like $found, and not like $1")
  fi
}

# expect_queues ADAPTER KIND DOMAINS: KIND is a driver, or unbound, or absent.
expect_queues() {
  local domain domains queue found odd=()
  read -r -a domains <<<"$3"
  for domain in "${domains[@]}"; do
    printf -v queue '%02x.%04x' "$1" "$domain"
    found=unbound
    if [[ ! -e $AP/devices/$queue ]]; then
      found=absent
    elif [[ -n $(driver_of "$queue") ]]; then
      found=$(driver_of "$queue")
    fi
    if [[ $found != "$2" ]]; then
      odd+=("$queue is $found")
    fi
  done
  if ((${#odd[@]} > 0)); then
    differences+=("adapter $1, queues that are to be $2: $(few "$(printf '%s\n' "${odd[@]/%/,}")")")
    differences[-1]=${differences[-1]%,}
  fi
}

# expect_override QUEUE DRIVER
expect_override() {
  local found
  found=$(lines "$AP/devices/$1/driver_override")
  same "driver_override of queue $1 is" "${found#(null)}" "$2"
}

# tell: ends with 1 if there is any difference.
tell() {
  if ((${#differences[@]} > 0)); then
    step "the host is not as specified: ${#differences[@]} differences"
    printf '   %s\n' "${differences[@]}"
    exit 1
  fi
  step 'the host is as specified'
}
