# expect_definition UUID NAME: standard input is its definition, in JSON.
expect_definition() {
  local held wanted
  wanted=$(cat)
  wanted=${wanted//[[:space:]]/}
  if ! held=$(defined "$1"); then
    differences+=("$held")
  elif [[ $held != "$wanted" ]]; then
    differences+=("mdevctl keeps of mdev $2 ${held:-nothing}, and not $wanted")
  fi
}
