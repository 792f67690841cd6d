#!/usr/bin/env bash
# Runs a libvirtd with nothing but itself, and its sockets in a directory. Only in namespaces of its own:
# unshare --mount --net --pid --fork --kill-child --mount-proc bash libvirtd.bash DIRECTORY
set -euo pipefail
PATH=$PATH:/usr/sbin:/sbin

for place in /etc/libvirt /var/lib/libvirt /var/log/libvirt /var/cache/libvirt /run; do
    mount -t tmpfs tmpfs "$place"
    [ "$(stat --file-system --format=%T "$place")" = tmpfs ]
done
mkdir -p /run/libvirt /etc/libvirt/qemu
cat >/etc/libvirt/qemu.conf <<'END'
security_driver = "none"
user = "root"
group = "root"
stdio_handler = "file"
END
cat >/etc/libvirt/libvirtd.conf <<END
unix_sock_dir = "$1"
auth_unix_ro = "none"
auth_unix_rw = "none"
END
# The shell stays: it is the first process, and buries what QEMU leaves behind when libvirt has looked at it.
libvirtd --config /etc/libvirt/libvirtd.conf --pid-file "$1/pid"
exit
