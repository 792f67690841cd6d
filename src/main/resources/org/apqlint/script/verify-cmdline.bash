# expect_kept APMASK AQMASK: the kernel was started with both.
expect_kept() {
  local name
  for name in apmask aqmask; do
    same "$name keeps for the host since the boot:" "$(words "$(started_with "$name")")" "$(words "$(normal "$1")")"
    shift
  done
}
