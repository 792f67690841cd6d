declare -A kept_adapter=() kept_domain=() lacked=()

# By the files that only some generations of the driver have.
find_driver() {
  local path
  result=${DRIVER:-}
  if [[ -n $result ]]; then
    return
  fi
  for path in "$AP"/devices/*.*/driver_override "$SYSFS"/devices/ap/card*/*.*/driver_override; do
    if [[ -e $path ]]; then
      result='driver-override'
      return
    fi
  done
  for path in "$MATRIX"/*-*-*-*-*; do
    if [[ -e $path/ap_config ]]; then
      result='ap-config'
    elif [[ -e $path/matrix && ! -e $path/guest_matrix ]]; then
      result=static
    fi
  done
}

# maximum FILE STATEMENT: where it is not the highest of all.
maximum() {
  content "$AP/$1"
  if [[ $content =~ ^(0|[1-9][0-9]{0,2})$ ]] && ((content < 255)); then
    line "    $2 $content"
  fi
}

print_lacks() {
  local row facilities='' lacks=() pair
  content "$AP/features"
  if [[ -n $content && " $content " != *' APXA '* ]]; then
    lacks+=(apxa)
  fi
  rows "$PROC/cpuinfo"
  for row in "${rows[@]}"; do
    if [[ $row =~ ^facilities[[:space:]]*:(.*) ]]; then
      facilities=" ${BASH_REMATCH[1]} "
      break
    fi
  done
  for pair in 12:apqci 15:apft 65:apqi; do
    if [[ -n $facilities && $facilities != *" ${pair%:*} "* ]]; then
      lacks+=("${pair#*:}")
    elif [[ -z $facilities && $pair == 12:* && $lacks_qci == yes ]]; then
      lacks+=(apqci)
    fi
  done
  for row in "${lacks[@]}"; do lacked[$row]=1; done
  if ((${#lacks[@]} > 0)); then
    items=("${lacks[@]}")
    statement without ''
  fi
}

# The masks of the kernel command line; of two that say the same the later one counts.
print_boot() {
  local word apmask='' aqmask='' text=''
  content "$PROC/cmdline"
  while [[ $content =~ ^[[:space:]]*(([^[:space:]\"]|\"[^\"]*\"|\"[^\"]*$)+) ]]; do
    content=${content:${#BASH_REMATCH[0]}}
    word=${BASH_REMATCH[1]//\"/}
    case $word in
      --) break ;;
      ap.apmask=*) apmask=x${word#*=} ;;
      ap.aqmask=*) aqmask=x${word#*=} ;;
    esac
  done
  if [[ -n $apmask ]]; then
    quoted "${apmask#x}"
    text+=" apmask=$result"
  fi
  if [[ -n $aqmask ]]; then
    quoted "${aqmask#x}"
    text+=" aqmask=$result"
  fi
  if [[ -n $text ]]; then
    line "    boot$text"
  fi
}

# print_mask NAME: what stays with the host, in the shorter way; of two as short, by fewer ids. The
# ids come into the array ids.
print_mask() {
  local id freed=() kept=() few=()
  content "$AP/$1"
  if [[ ! $content =~ ^$MASK$ ]]; then
    remark "$1 cannot be read: all is taken to stay with the host"
    printf -v content 'f%.0s' {1..64}
  fi
  unmask "$content"
  kept=("${ids[@]}")
  for ((id = 0; id < 256; id++)); do
    if [[ " ${kept[*]} " != *" $id "* ]]; then freed+=("$id"); fi
  done
  runs "${kept[@]}"
  few=("${items[@]}")
  runs "${freed[@]}"
  if ((${#freed[@]} == 0)); then
    line "    $1 all"
  elif ((${#kept[@]} == 0 || ${#few[@]} < ${#items[@]} ||
    (${#few[@]} == ${#items[@]} && ${#kept[@]} < ${#freed[@]}))); then
    ids_statement "$1 only" "${kept[@]}"
  else
    ids_statement "$1 all but" "${freed[@]}"
  fi
  ids=("${kept[@]}")
}

print_default_domain() {
  content "$AP/ap_domain"
  if [[ $content =~ ^(0|[1-9][0-9]{0,2})$ ]] && ((content < 256)); then
    number "$content"
    line "    default-domain $result"
  fi
}

# expected QUEUE OVERRIDE: the driver that holds it if nobody interferes, in $result; nothing for
# none, and host for any of the host's own.
expected() {
  local adapter=$((16#${1%.*})) domain=$((16#${1#*.}))
  result=vfio_ap
  if [[ -n $2 ]]; then
    result=$2
  elif [[ -n ${kept_adapter[$adapter]:-} && -n ${kept_domain[$domain]:-} ]]; then
    result=host
  fi
  case $result in
    cex4queue) result=host ;;
    host) ;;
    vfio_ap) if ((${hwtype_of[$adapter]:-10} < 10)); then result=''; fi ;;
    *) result='' ;;
  esac
}

# Queues that are not as adapters, domains and masks would have them, and overrides.
print_queues() {
  local adapter domain queue driver override name
  local -A class=() overridden=() keys=()
  for adapter in "${adapters[@]}"; do
    for domain in "${domains[@]}"; do
      printf -v queue '%02x.%04x' "$adapter" "$domain"
      if [[ -z ${path_of[$queue]:-} ]]; then
        class[absent]+=" $queue"
        continue
      fi
      driver=${driver_of[$queue]}
      content "${path_of[$queue]}/driver_override"
      override=$content
      if [[ $override == '(null)' ]]; then override=''; fi
      if [[ -n $override ]]; then overridden[$override]+=" $queue"; fi
      expected "$queue" "$override"
      if [[ -z $driver && $result == vfio_ap && ! -d $MATRIX ]]; then
        class[waiting]+=" $queue"
      elif [[ -z $driver && -n $result ]]; then
        class[unbound]+=" $queue"
      elif [[ -n $driver && $driver != "$result" && ! ($result == host && $driver == cex*) ]]; then
        class[" $driver"]+=" $queue"
      fi
      read_keys "$queue"
    done
  done
  for queue in "${queues[@]}"; do
    if [[ -z ${known_adapter[$((16#${queue%.*}))]:-} || -z ${known_domain[$((16#${queue#*.}))]:-} ]]; then
      remark "queue device $queue is outside of the configuration"
    fi
  done
  if [[ -n ${class[waiting]:-} ]]; then
    remark 'vfio_ap is not loaded: queues that the masks leave to it have no driver yet'
    unset 'class[waiting]'
  fi
  while IFS= read -r name; do
    case $name in
      absent | unbound) print_folded "queue" yes "${class[$name]}" "$name" ;;
      ' '*)
        named "${name# }"
        print_folded queue no "${class[$name]}" "driver $result"
        ;;
    esac
  done < <(printf '%s\n' "${!class[@]}" | sort)
  while IFS= read -r name; do
    if [[ -n $name ]]; then
      named "$name"
      print_folded override no "${overridden[$name]}" "with $result"
    fi
  done < <(printf '%s\n' "${!overridden[@]}" | sort)
  while IFS= read -r name; do
    if [[ -n $name ]]; then
      print_folded queue no "${keys[$name]}" "key $name"
    fi
  done < <(printf '%s\n' "${!keys[@]}" | sort)
}

# print_folded KEYWORD STAR QUEUES BEHIND
print_folded() {
  local list
  read -r -a list < <(printf '%s\n' "$3")
  fold "$2" "${list[@]}"
  statement "$1" "$4"
}

# read_keys QUEUE: the patterns of its current master keys, in the array keys of the caller.
read_keys() {
  local row type
  rows "${path_of[$1]}/mkvps"
  for row in "${rows[@]}"; do
    if [[ $row =~ ^(AES|APKA|WK)\ CUR:\ valid\ (0x[0-9a-fA-F]+)$ ]]; then
      type=${BASH_REMATCH[1],,}
      keys["${type/wk/ep11} ${BASH_REMATCH[2]}"]+=" $1"
    fi
  done
}

print_host() {
  local id
  line "host $host {"
  quoted "$(uname -r)"
  line "    kernel $result"
  find_driver
  if [[ -n $result ]]; then
    named "$result"
    line "    driver $result"
  fi
  find_queues
  read_configuration
  print_adapters
  ids_statement domains "${domains[@]}"
  if [[ $lists_control == no ]]; then
    remark 'this kernel does not show control domains: an LPAR has at least its domains'
  fi
  if [[ "${control_domains[*]}" == "${domains[*]}" ]]; then
    line '    control-domains same'
  else
    ids_statement control-domains "${control_domains[@]}"
  fi
  maximum ap_max_adapter_id max-adapter
  maximum ap_max_domain_id max-domain
  print_lacks
  print_boot
  print_mask apmask
  for id in "${ids[@]}"; do kept_adapter[$id]=1; done
  print_mask aqmask
  for id in "${ids[@]}"; do kept_domain[$id]=1; done
  print_queues
  print_default_domain
  line '}'
}
