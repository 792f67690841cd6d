# is_defined UUID: whether libvirt keeps a definition of it.
is_defined() { ! dry && [[ $(info_of "mdev_${1//-/_}_matrix" Persistent) == yes ]]; }
