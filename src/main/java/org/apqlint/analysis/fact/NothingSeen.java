package org.apqlint.analysis.fact;

import java.util.List;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Mdev;
import org.apqlint.model.Words;

/**
 * Why the filter leaves nothing of an mdev, and what can be done about it.
 *
 * @param cause a statement of fact
 * @param remedy what to do
 */
public record NothingSeen(String cause, String remedy) {

  /** What of these is the matter: queues that are not bound, no QCI, or ids still to come. */
  public static NothingSeen of(Host host, Mdev mdev, List<Lacks> lacks) {
    if (!lacks.isEmpty()) {
      return new NothingSeen(
          Lacks.sentence(Lacks.queues(lacks, IdSet.ALL)),
          "see that the queues are bound to vfio_ap, or assign ids whose queues are");
    }
    if (host.withoutQci().isPresent()) {
      return new NothingSeen(
          host.withoutQci().get(),
          "move the guest to a host with QCI, or correct `without` of the host");
    }
    IdSet adapters = mdev.adapters().ids();
    IdSet domains = mdev.domains().ids();
    boolean adaptersAbsent = !adapters.overlaps(host.adapterIds());
    IdSet absent = adaptersAbsent ? adapters : domains;
    return new NothingSeen(
        (adaptersAbsent ? Words.adapters(absent) : Words.domains(absent))
            + " "
            + Words.are(absent)
            + " not in the configuration of host `"
            + host.name()
            + "`",
        "nothing to do if the hardware is still to come; else assign ids that the host has");
  }
}
