package org.apqlint.analysis.fact;

import java.util.List;
import java.util.stream.Collectors;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/**
 * Queues of one adapter that an mdev would need for the adapter to pass, and that are not bound to
 * vfio_ap.
 */
public record Lacks(String mdev, int apid, IdSet domains) implements Fact {
  /** The adapters that lack a queue. */
  public static IdSet adapters(List<Lacks> lacks) {
    return IdSet.of(lacks.stream().map(Lacks::apid).toList());
  }

  /** The domains for which an adapter lacks its queue. */
  public static IdSet domains(List<Lacks> lacks) {
    return lacks.stream().map(Lacks::domains).reduce(IdSet.NONE, IdSet::union);
  }

  @Override
  public String describe() {
    return Matrix.row(apid, domains).apqns().stream()
            .map(Apqn::toString)
            .collect(Collectors.joining(", "))
        + " of mdev "
        + mdev
        + (domains.size() == 1 ? " is" : " are")
        + " not bound to vfio_ap";
  }
}
