# started_with NAME: the mask that the kernel was started with, as it reads it: from zero, and
# whatever it cannot read is nothing. All ones if it was not told.
started_with() {
  local word value='' told=no
  for word in $(lines "$PROC/cmdline"); do
    if [[ $word == "ap.$1="* ]]; then
      value=${word#*=}
      told=yes
    fi
  done
  if [[ $told == no ]]; then
    printf 'f%.0s' {1..64}
  elif [[ $value =~ ^(0x)?[0-9a-fA-F]{1,64}$ ]]; then
    normal "$value"
  else
    normal ''
  fi
}
