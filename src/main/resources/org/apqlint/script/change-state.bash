# compares_start: whether the host is to be compared with what is declared.
compares_start() {
  if ((FROM > 1)); then
    say 'not compared: the change is under way'
    return 1
  elif dry && [[ ! -d $AP ]]; then
    say 'would compare masks, LPAR and mdevs with what is declared'
    return 1
  fi
}

# reads_back: whether the host is to be compared with the end of the replay.
reads_back() {
  resume=0
  step 'compare the host with the end of the replay'
  if dry; then
    say 'would compare masks and mdevs with the end of the replay'
    return 1
  fi
  resume=$((STEPS + 1))
}

# as_declared: stops where the host is not in the state that the replay began with.
as_declared() {
  if ((${#differences[@]} == 0)); then
    say 'it is as declared'
  elif dry || [[ ${ANY_STATE:-0} != 0 ]]; then
    for difference in "${differences[@]}"; do
      note "$difference"
    done
    note 'going on all the same: the replay began with another state'
  else
    stop "the host is not in the state that the replay began with:
$(printf '  %s\n' "${differences[@]}")
correct the host or the specification, or set ANY_STATE=1"
  fi
  differences=()
}

# as_replayed: stops where the change ended otherwise than its replay.
as_replayed() {
  if ((${#differences[@]} > 0)); then
    stop "every step was done, and the host is not as the replay left it:
$(printf '  %s\n' "${differences[@]}")"
  fi
  say 'it is as the replay left it'
}
