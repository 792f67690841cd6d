package org.apqlint.finding;

/** Who would refuse what a finding speaks of; a script is printed only if nobody would. */
public enum RefusedBy {
  /** Nobody: the finding is a matter of judgement. */
  NOBODY,
  /** The specification could not be read. */
  READER,
  /** A write to sysfs, or opening the mdev, would fail. */
  KERNEL,
  /** QEMU or libvirt would not start the guest or attach the device. */
  HYPERVISOR
}
