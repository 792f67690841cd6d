package org.apqlint.analysis.fact;

import java.util.ArrayList;
import java.util.List;
import org.apqlint.finding.Edits;
import org.apqlint.finding.Fix;
import org.apqlint.finding.Safety;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Place;
import org.apqlint.model.PoolMask;
import org.apqlint.model.QueueOverride;

/** How queues become free for vfio_ap: one of the two masks is enough. */
public final class MaskFixes {

  private MaskFixes() {}

  /** The mask that the host says comes first: who frees adapters goes on freeing adapters. */
  public static List<Fix> freeing(Host host, IdSet adapters, IdSet domains) {
    Fix byAdapters = fix(host, "free the adapters in apmask", host.apmask(), adapters);
    Fix byDomains = fix(host, "free the domains in aqmask", host.aqmask(), domains);
    boolean byDomain = host.aqmask().place().isPresent() && host.apmask().place().isEmpty();
    return byDomain ? List.of(byDomains, byAdapters) : List.of(byAdapters, byDomains);
  }

  private static Fix fix(Host host, String title, PoolMask mask, IdSet freed) {
    return new Fix(title, Safety.UNSAFE, Edits.mask(host, mask, mask.ids().minus(freed)));
  }

  /**
   * The same for queues; while there are overrides, the masks cannot be written.
   *
   * @param overridden whether overrides are in force
   */
  public static List<Fix> freeing(Host host, Matrix queues, boolean overridden) {
    if (!overridden) {
      return freeing(host, queues.adapters(), queues.domains());
    }
    Place last =
        host.overrides().stream()
            .map(QueueOverride::place)
            .max(Place::compareTo)
            .orElse(host.place());
    return List.of(
        new Fix(
            "add an override",
            Safety.UNSAFE,
            Edits.below(last, "override " + queues.toQueues() + " with vfio_ap")));
  }

  /** The same for those queues of mdevs that exist. */
  public static List<Fix> freeing(Host host, List<Mdev> mdevs) {
    List<Matrix> wanted = new ArrayList<>();
    for (Mdev mdev : mdevs) {
      Matrix there = mdev.matrix().intersect(host.configuration());
      if (!there.isEmpty()) {
        wanted.add(there);
      }
    }
    return wanted.isEmpty()
        ? List.of()
        : freeing(
            host,
            wanted.stream().map(Matrix::adapters).reduce(IdSet.NONE, IdSet::union),
            wanted.stream().map(Matrix::domains).reduce(IdSet.NONE, IdSet::union));
  }
}
