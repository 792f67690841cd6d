readonly FROM=${FROM:-1}
roll_back=no # each step stands for itself: FROM goes on from there
resume=0 # the step to begin with after a failure; 0 before the first and after the last

# check_from: FROM is one of the steps, or the one after the last: then only the end is compared.
check_from() {
  if [[ ! $FROM =~ ^[1-9][0-9]{0,5}$ ]] || ((FROM > STEPS + 1)); then
    stop "FROM=$FROM is none of the steps 1 to $STEPS"
  fi
  if ((FROM > 1)); then
    say "the steps before step $FROM are left out, as FROM says"
  fi
}

block() { printf '\n==== change %s\n' "$1"; }

# begin N WHAT: whether step N is to be done.
begin() {
  if (($1 < FROM)); then
    return 1
  fi
  resume=$1
  step "step $1 of $STEPS: $2"
}

expected() { say "expected: $*"; }

# A failure names the step to go on with.
at_end() {
  local status=$?
  if ((status == 0)); then
    return
  fi
  if [[ $reported == no ]]; then
    (stop "a command failed with status $status") || true
  fi
  if ((resume > 0)); then
    printf 'to go on from there: FROM=%d\n' "$resume" >&2
  fi
}
trap at_end EXIT

# put_at_once VALUE FILE: in one write; bash alone writes each line for itself.
put_at_once() {
  printf '%s\n' "$1" | dd of="$2" bs=65536 iflag=fullblock conv=notrunc status=none
}

# put_value VALUE FILE [COMMAND]: as put does, whatever VALUE holds.
put_value() {
  local value=$1 file=$2 back=${3:-} shown error
  if [[ -n $value && $value != *[^[:print:]]* ]]; then
    put "$@"
    return
  fi
  printf -v shown '%q' "$value"
  if dry; then
    say "would write $shown to $file"
    return
  elif [[ ! -e $file ]]; then
    stop "writing $shown to $file failed: there is no such file"
  elif ! error=$(put_at_once "$value" "$file" 2>&1); then
    stop "writing $shown to $file failed: $(reason "$error")"
  fi
  say "wrote $shown to $file"
  record "wrote $shown to $file" "$back"
}

# echo_to FILE TEXT: the command that writes it.
echo_to() { printf 'echo %s>%q' "${2:+$(printf '%q ' "$2")}" "$1"; }
