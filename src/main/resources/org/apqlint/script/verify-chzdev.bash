# expect_kept APMASK AQMASK: chzdev lets both come back at each boot.
expect_kept() {
  local name found
  for name in apmask aqmask; do
    export_masks
    found=$(persistent "$name")
    same "$name keeps for the host at the next boot:" "${found:+$(words "$found")}" "$(words "$(normal "$1")")"
    shift
  done
}
