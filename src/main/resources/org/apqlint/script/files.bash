readonly FILES_DIR=${FILES_DIR:-.}

# place FILE: standard input becomes its content, as a whole or not at all.
place() {
  local file=$1 text error shown back
  text=$(cat)
  printf -v shown '%q' "$file"
  if [[ -r $file && $(<"$file") == "$text" ]]; then
    say "$file is so already"
    return
  elif dry; then
    say "would write $file"
    return
  fi
  back="rm $shown"
  if [[ -e $file ]]; then
    back="printf '%s\\n' $(printf '%q' "$(<"$file")") >$shown"
  fi
  if error=$({ printf '%s\n' "$text" >"$file.new" && mv -f "$file.new" "$file"; } 2>&1) &&
    [[ -r $file && $(<"$file") == "$text" ]]; then
    say "wrote $file"
    record "wrote $file" "$back"
  else
    rm -f "$file.new" || true
    stop "cannot write $file: $(reason "${error:-it reads back otherwise}")"
  fi
}
