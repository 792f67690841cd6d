package org.apqlint.script;

import org.apqlint.model.Guest;

/**
 * What a script is made for: with which tools the host is administered.
 *
 * @param via who creates and keeps the mdevs
 * @param pools who sets and keeps the masks
 * @param guests who gives a guest its mdev
 */
public record Targets(Via via, Pools pools, Guests guests) {

  /** Sysfs alone, and each guest as it is declared. */
  public static final Targets SYSFS = new Targets(Via.SYSFS, Pools.SYSFS, Guests.AS_DECLARED);

  /** Who creates mdevs. */
  public enum Via {
    /** Writes to sysfs; nothing lasts over a boot. */
    SYSFS,
    /** Definitions of mdevctl, which it starts. */
    MDEVCTL,
    /** Node devices of libvirt, which keeps them with mdevctl. */
    VIRSH
  }

  /** Who sets the masks, and what of them comes back with the next boot. */
  public enum Pools {
    /** Writes to sysfs; nothing lasts over a boot. */
    SYSFS,
    /** The tool of s390-tools, now and for the next boot. */
    CHZDEV,
    /** Writes to sysfs now, and a rule of udev for the next boot. */
    UDEV,
    /** Writes to sysfs now, and parameters of the kernel for the next boot. */
    KERNEL_CMDLINE,
    /** No masks: each queue of an mdev gets a driver_override (Linux 6.19 and newer). */
    OVERRIDE
  }

  /** Who gives a guest its mdev. */
  public enum Guests {
    /** As the {@code hypervisor} statement of the guest says. */
    AS_DECLARED,
    /** Libvirt, by its XML. */
    VIRSH,
    /** QEMU, by its command line or its monitor. */
    QEMU
  }

  /** Whether libvirt gives this guest its mdev. */
  boolean byLibvirt(Guest guest) {
    return switch (guests) {
      case AS_DECLARED -> guest.hypervisor() == Guest.Hypervisor.LIBVIRT;
      case VIRSH -> true;
      case QEMU -> false;
    };
  }
}
