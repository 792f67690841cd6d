package org.apqlint.analysis.fact;

import org.apqlint.model.Host;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Words;

/** APQNs that an mdev is assigned although the masks reserve them for the host. */
public record ReservedShare(Mdev mdev, Matrix matrix) implements Share {

  /**
   * What to do, so that these APQNs can be assigned.
   *
   * @param overridden whether overrides are in force, so that the masks cannot be written
   */
  public static String remedy(Host host, Matrix queues, boolean overridden) {
    return overridden
        ? "add `override "
            + queues.toQueues()
            + " with vfio_ap`: while there are overrides, the masks cannot be written"
        : "free the adapters with `apmask "
            + host.apmask().freeing(queues.adapters())
            + "`, or the domains with `aqmask "
            + host.aqmask().freeing(queues.domains())
            + "`";
  }

  @Override
  public String describe() {
    return Words.queues(matrix)
        + " of mdev "
        + mdev.name()
        + " "
        + Words.are(matrix)
        + " reserved for the host";
  }
}
