# usage: standard input names the stages. Without one of them nothing is done.
usage() {
  reported=yes
  {
    printf 'usage: bash %q STAGE\n' "${0##*/}"
    cat
  } >&2
  exit 2
}

# only_reads: nothing is changed from here on, so a failure has nothing to take back.
only_reads() {
  stop() {
    reported=yes
    printf '\nstopped at: %s\n%s\n' "$current" "$1" >&2
    exit 2
  }
}

# agree: stops where what was collected differs from the verdict.
agree() {
  if dry; then
    say 'would compare what is here with the verdict'
  elif ((${#differences[@]} > 0)); then
    stop "it is not as the verdict has it:
$(printf '  %s\n' "${differences[@]}")"
  else
    say 'it is as the verdict has it'
  fi
}

# answer_differences: the same where differences are the answer; with some it ends with 1.
answer_differences() {
  if dry; then
    say 'would compare what is here with the verdict'
  elif ((${#differences[@]} > 0)); then
    step "it is not as the verdict has it: ${#differences[@]} differences"
    printf '   %s\n' "${differences[@]}"
    reported=yes
    exit 1
  else
    step 'it is as the verdict has it'
  fi
}

# begins_there: the guest is at the other host, and there the way back begins: a failure from here on
# takes nothing back, and tells what would.
begins_there() {
  way_back=()
  roll_back=no
}

# expect_in_use ADAPTERS DOMAINS: a guest uses these queues, where the driver tells.
expect_in_use() {
  local queue status idle=()
  for queue in $(rows "$1" "$2"); do
    status=$(lines "$AP/devices/$queue/status")
    if [[ -n $status && $status != 'in use' ]]; then
      idle+=("$queue")
    fi
  done
  if ((${#idle[@]} > 0)); then
    differences+=("no guest uses queue $(few "$(printf '%s\n' "${idle[@]}")")")
  fi
}

# mark FILE TEXT: remembers for later stages, and for a second run, what this one is about to do.
mark() { place "$FILES_DIR/$1" <<<"$2"; }

marked() { [[ -e $FILES_DIR/$1 ]]; }

# unmark FILE
unmark() {
  local file=$FILES_DIR/$1 text error back
  if dry; then
    say "would remove $file, if it is there"
  elif [[ -e $file ]]; then
    text=$(<"$file")
    back="printf '%s\\n' $(printf '%q' "$text") >$(printf '%q' "$file")"
    if ! error=$(rm "$file" 2>&1); then
      stop "cannot remove $file: $(reason "$error")"
    fi
    say "removed $file"
    record "removed $file" "$back"
  fi
}
