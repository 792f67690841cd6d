if [[ ! -d $AP ]]; then
  problem "there is no AP bus under $SYSFS: this is no IBM Z host with AP support"
  exit 1
fi
host=${HOST_NAME:-$(hostname -s 2>/dev/null || uname -n)}
visible "${host//\//_}"
named "${result:-host}"
readonly host=$result
print_host
print_mdevs
print_guests
