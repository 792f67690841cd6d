declare -A cpu_feature=()

# attribute NAME TAG: its value in $result; nothing if the tag has none.
attribute() {
  local single="[[:space:]]$1='([^']*)'" double="[[:space:]]$1=\"([^\"]*)\""
  result=''
  if [[ $2 =~ $single || $2 =~ $double ]]; then
    result=${BASH_REMATCH[1]}
  fi
}

# read_domain: the definition on standard input; what it says of CPU, mdevs and launch security.
read_domain() {
  local piece tag path='' skip='' type='' uuid='' alias='' policy
  cpu_mode='' cpu_model='' secure=no devices=() device_alias='' cpu_feature=()
  while IFS= read -r -d '>' piece; do
    if [[ -n $skip ]]; then
      if [[ $piece == *"$skip" ]]; then skip=''; fi
      continue
    fi
    tag=${piece#*<}
    case $tag in
      '!--'*) if [[ $tag != '!--'*-- ]]; then skip=--; fi && continue ;;
      '![CDATA['*) if [[ $tag != *']]' ]]; then skip=']]'; fi && continue ;;
      '?'* | '!'*) continue ;;
      /*)
        case $path in
          */metadata*) ;;
          */cpu/model) cpu_model=${piece%%<*} ;;
          */hostdev)
            if [[ $type == mdev && -n $uuid ]]; then
              devices+=("${uuid,,}")
              device_alias=$alias
            fi
            ;;
        esac
        path=${path%/*}
        continue
        ;;
    esac
    path+=/${tag%%[[:space:]/]*}
    case $path in
      */metadata*) ;;
      /domain/cpu | /cpu)
        attribute mode "$tag"
        cpu_mode=$result
        ;;
      */cpu/feature)
        attribute policy "$tag"
        policy=$result
        attribute name "$tag"
        case $policy in
          require | force) cpu_feature[n$result]=on ;;
          disable | forbid) cpu_feature[n$result]=off ;;
        esac
        ;;
      */hostdev)
        attribute type "$tag"
        type=$result uuid='' alias=''
        ;;
      */hostdev/source/address)
        attribute uuid "$tag"
        uuid=$result
        ;;
      */hostdev/alias)
        attribute name "$tag"
        alias=$result
        ;;
      */launchSecurity)
        attribute type "$tag"
        if [[ $result == s390-pv ]]; then secure=yes; fi
        ;;
    esac
    if [[ $tag == */ ]]; then path=${path%/*}; fi
  done
}

print_cpu() {
  local text='' feature
  case $cpu_mode in
    host-model | host-passthrough) text=$cpu_mode ;;
    maximum) text=host ;;
    *)
      if [[ -z $cpu_model ]]; then
        return
      fi
      named "$cpu_model"
      text=$result
      ;;
  esac
  for feature in ap apqci apft apqi; do
    if [[ -n ${cpu_feature[n$feature]:-} ]]; then
      text+=" $feature=${cpu_feature[n$feature]}"
    fi
  done
  if [[ ${cpu_feature[nmsa3]:-} == off ]]; then
    text+=' without msa3'
  fi
  line "    cpu $text"
}

# print_guest NAME
print_guest() {
  local state xml uuid flags=(--inactive) name
  if ! state=$(virsh domstate --domain="$1" 2>/dev/null </dev/null); then
    problem "virsh cannot tell the state of guest $1"
    return
  fi
  state=${state%%$'\n'*}
  if [[ $state != 'shut off' && $state != crashed ]]; then
    flags=()
  fi
  if ! xml=$(virsh dumpxml "${flags[@]}" --domain="$1" 2>/dev/null </dev/null); then
    problem "virsh cannot show the definition of guest $1"
    return
  fi
  read_domain < <(printf '%s\n' "$xml")
  visible "${1//\//_}"
  name=${result:0:255}
  while [[ -n ${guest_names[n$name]:-} ]]; do
    name=${name:0:253}-2
  done
  guest_names[n$name]=1
  line ''
  if [[ $name != "$1" ]]; then
    note "the name of this guest is written otherwise: $1"
  fi
  named "$name"
  line "guest $result on $host {"
  for uuid in "${devices[@]}"; do
    if [[ -n ${name_of[$uuid]:-} ]]; then
      line "    uses ${name_of[$uuid]}"
    else
      remark "it is given mdev $uuid, which is not active as an AP matrix"
    fi
  done
  print_cpu
  if ((${#flags[@]} == 0)); then
    line '    state running'
  fi
  if [[ $device_alias =~ ^[a-zA-Z][-a-zA-Z0-9._]*$ && $device_alias != hostdev0 ]]; then
    line "    device-id $device_alias"
  fi
  if [[ $secure == yes ]]; then
    line '    secure-execution'
  fi
  line '}'
}

print_guests() {
  local list guest guests=()
  local -A guest_names=()
  if ! installed virsh; then
    line ''
    note 'virsh is not installed: guests are not known'
    return
  elif ! list=$(virsh list --all --name 2>&1 </dev/null); then
    problem "virsh list failed: $list"
    line ''
    note 'virsh could not list the guests'
    return
  fi
  mapfile -t guests < <(printf '%s\n' "$list")
  for guest in "${guests[@]}"; do
    if [[ -n $guest ]]; then print_guest "$guest"; fi
  done
}
