# expect_node UUID NAME NODE-DEVICE yes|no: standard input is its XML; the last word is its autostart.
expect_node() {
  local held wanted
  wanted=$(cat)
  if [[ $(info_of "$3" Persistent) != yes ]]; then
    differences+=("node device $3 of mdev $2 is not defined")
    return
  fi
  held=$(virsh nodedev-dumpxml "$3" 2>/dev/null || true)
  same "node device $3 of mdev $2 assigns" "$(attributes_in "$held")" "$(attributes_in "$wanted")"
  same "autostart of node device $3 is" "$(info_of "$3" Autostart)" "$4"
}
