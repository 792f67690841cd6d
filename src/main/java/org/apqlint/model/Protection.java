package org.apqlint.model;

import java.util.List;

/** What a host's driver keeps from a guest with vfio_ap queues, and another one does not. */
public enum Protection {
  /** A write to apmask or aqmask that takes a queue from an mdev is refused; not in static. */
  IN_USE("a mask may take a queue back from a running guest, with its keys"),
  /**
   * A queue that is not bound to vfio_ap never reaches a guest: static does not filter, and
   * dynamic-delta filters only what is new (CVE-2024-26620).
   */
  UNBOUND("a queue that is not bound to vfio_ap may reach a guest");

  private final String without;

  Protection(String without) {
    this.without = without;
  }

  /** What may happen where it is missing. */
  public String without() {
    return without;
  }

  /** Whether overrides decide; a driver that does not know them leaves it to the masks. */
  private static boolean overrides(Host host) {
    return host.generation() == Generation.DRIVER_OVERRIDE && !host.overrides().isEmpty();
  }

  /**
   * Whether a host gives it. No mask protects a queue with a driver_override: clearing the override
   * takes the queue out of its guest.
   */
  public boolean isGivenBy(Host host) {
    Generation generation = host.generation();
    return switch (this) {
      case IN_USE -> generation != Generation.STATIC && !overrides(host);
      case UNBOUND -> generation != Generation.STATIC && generation != Generation.DYNAMIC_DELTA;
    };
  }

  /** What may happen without these, joined by {@code and}. */
  public static String words(List<Protection> some) {
    return String.join(", and ", some.stream().sorted().map(Protection::without).toList());
  }

  /** What to do about the first of these. */
  public static String remedy(List<Protection> lost, Host host) {
    return lost.contains(IN_USE) && overrides(host)
        ? "free the queues of `" + host.name() + "` by masks, or let nobody clear an override there"
        : "move to a host with Linux 6.8 or newer, or a stable kernel with the fix of CVE-2024-26620";
  }
}
