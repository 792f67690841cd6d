declare -A cpu_feature=()

# attribute NAME TAG: its value in $result; nothing if the tag has none.
attribute() {
  local single="[[:space:]]$1='([^']*)'" double="[[:space:]]$1=\"([^\"]*)\""
  result=''
  if [[ $2 =~ $single || $2 =~ $double ]]; then
    result=${BASH_REMATCH[1]}
  fi
}

# offered FEATURE: what becomes of it where it is optional: it is on if the host has it.
offered() {
  if [[ -n ${lacked[$1]:-} ]]; then
    printf off
  else
    printf on
  fi
}

# read_domain: the definition on standard input; what it says of CPU, mdevs and launch security.
read_domain() {
  local piece tag path='' skip='' type='' model='' uuid='' alias='' policy
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
            if [[ $type == mdev && $model == vfio-ap && -n $uuid ]]; then
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
          # Without a policy it is required.
          '' | require | force) cpu_feature[n$result]=on ;;
          optional) cpu_feature[n$result]=$(offered "$result") ;;
          disable | forbid) cpu_feature[n$result]=off ;;
        esac
        ;;
      */hostdev)
        attribute type "$tag"
        type=$result uuid='' alias=''
        attribute model "$tag"
        model=$result
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

# print_guest UUID: of a domain, since virsh takes a name of digits for an id.
print_guest() {
  local guest state xml uuid flags=(--inactive) name
  if ! guest=$(virsh domname --domain="$1" 2>&1 </dev/null) ||
    ! state=$(virsh domstate --domain="$1" 2>&1 </dev/null); then
    untold "guest $1" "${state:-$guest}"
    return
  fi
  guest=${guest%%$'\n'*} state=${state%%$'\n'*}
  if [[ $state != 'shut off' && $state != crashed ]]; then
    flags=()
  fi
  if ! xml=$(virsh dumpxml "${flags[@]}" --domain="$1" 2>&1 </dev/null); then
    untold "guest $guest" "$xml"
    return
  fi
  read_domain < <(printf '%s\n' "$xml")
  visible "${guest//\//_}"
  name=$result
  while [[ -n ${guest_names[n$name]:-} ]]; do
    name+=-2
  done
  guest_names[n$name]=1
  line ''
  if [[ $name != "$guest" ]]; then
    note "the name of this guest is written otherwise: $guest"
  fi
  named "$name"
  line "guest $result on $host {"
  for uuid in "${devices[@]}"; do
    if [[ -n ${active_mdev[$uuid]:-} ]]; then
      line "    uses ${name_of[$uuid]}"
    elif [[ -n ${name_of[$uuid]:-} ]]; then
      remark "it is given ${name_of[$uuid]}, which mdevctl defines and which is not active"
    else
      remark "it is given mdev $uuid, which is neither active nor defined"
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

# untold WHAT WHY: what virsh does not tell, in the specification too.
untold() {
  problem "virsh tells nothing of $1: ${2##*error: }"
  line ''
  note "virsh tells nothing of $1"
}

print_guests() {
  local list guest uuid guests=()
  local -A guest_names=() active_mdev=()
  if ! installed virsh; then
    line ''
    note 'virsh is not installed: guests are not known'
    return
  elif ! list=$(virsh list --all --uuid 2>&1 </dev/null); then
    untold 'the guests' "$list"
    return
  fi
  for uuid in "${uuids[@]}"; do
    active_mdev[$uuid]=1
  done
  mapfile -t guests < <(printf '%s\n' "$list")
  for guest in "${guests[@]}"; do
    if [[ $guest =~ $UUID ]]; then print_guest "$guest"; fi
  done
}
