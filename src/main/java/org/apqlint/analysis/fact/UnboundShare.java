package org.apqlint.analysis.fact;

import java.util.List;
import org.apqlint.model.Adapter;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Words;

/**
 * APQNs that an mdev is assigned although their queues are not bound to vfio_ap, where assigning
 * needs that. Adapters without domains, or the reverse: ids that have no bound queue at all.
 */
public record UnboundShare(Mdev mdev, Matrix matrix) implements Share {

  /** {@code queue 05.0004 (5.4) is not bound to vfio_ap}. */
  public static String words(Matrix some) {
    if (some.isEmpty()) {
      return "no queue of "
          + (some.domains().isEmpty()
              ? Words.adapters(some.adapters())
              : Words.domains(some.domains()))
          + " is bound to vfio_ap";
    }
    return Words.queues(some) + " " + Words.are(some) + " not bound to vfio_ap";
  }

  /**
   * What to do about it.
   *
   * @param tooOld those of the adapters that vfio_ap does not drive
   * @param overridden whether the queues have overrides
   */
  public static String remedy(Matrix some, List<Adapter> tooOld, boolean overridden) {
    if (!tooOld.isEmpty()) {
      return "assign an adapter of type 10 (CEX4) or newer";
    }
    if (some.isEmpty()) {
      return "see that at least one of the queues is bound to vfio_ap: free the "
          + (some.domains().isEmpty() ? "adapter in apmask" : "domain in aqmask");
    }
    boolean one = some.size() == 1;
    return (overridden
            ? (one ? "let its override name `vfio_ap`" : "let their overrides name `vfio_ap`")
                + ", unbind and probe "
                + Share.it(some)
            : "bind " + (one ? "the queue" : "the queues") + " to vfio_ap")
        + ", or leave "
        + Share.it(some)
        + " out of the mdev";
  }

  @Override
  public String describe() {
    return "of mdev " + mdev.name() + ", " + words(matrix);
  }
}
