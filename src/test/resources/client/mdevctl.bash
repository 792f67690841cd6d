#!/usr/bin/env bash
# Puts every definition */mdev-UUID.json below a directory to mdevctl: defines it, dumps it, undefines it. What comes of
# it is written beside it. Only in a mount namespace of its own: unshare --mount bash mdevctl.bash DIRECTORY
set -euo pipefail
shopt -s nullglob
cd "$1"

configuration=/etc/mdevctl.d
type=/sys/class/mdev_bus/matrix/mdev_supported_types/vfio_ap-passthrough
mount -t tmpfs tmpfs "$configuration"
mount -t tmpfs tmpfs /sys
stat --file-system --format=%T "$configuration" >filesystem
[ "$(<filesystem)" = tmpfs ]
readlink /proc/self/ns/mnt >namespace
mktemp "$configuration/marker-XXXXXXXX" >marker
# mdevctl 1.2.0 does not go on without these two.
mkdir -p "$configuration/scripts.d/callouts" "$configuration/scripts.d/notifiers" "$type" /sys/bus/mdev/devices
echo 65536 >"$type/available_instances"
echo vfio-ap >"$type/device_api"
echo 'VFIO AP Passthrough Device' >"$type/name"
: >"$type/create"

for file in */mdev-*.json; do
    uuid=${file#*/mdev-}
    uuid=${uuid%.json}
    if mdevctl define --uuid "$uuid" --parent matrix --jsonfile "$file" >"$file.log" 2>&1; then
        cp "$configuration/matrix/$uuid" "$file.kept"
        mdevctl list --defined --uuid "$uuid" --dumpjson >"$file.dumped"
        mdevctl list --defined >"$file.listed"
        mdevctl undefine --uuid "$uuid"
    fi
    mdevctl list --defined >"$file.left"
done
