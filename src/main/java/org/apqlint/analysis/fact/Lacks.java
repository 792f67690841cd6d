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

  /** The same facts in one sentence, as far as they are about these domains. */
  public static String describe(List<Lacks> lacks, IdSet some) {
    return lacks.stream()
        .map(l -> new Lacks(l.mdev, l.apid, l.domains.intersect(some)))
        .map(Lacks::describe)
        .collect(Collectors.joining("; "));
  }

  /** The same facts behind a colon; nothing if there are none. */
  public static String because(List<Lacks> lacks) {
    return lacks.isEmpty()
        ? ""
        : ": " + lacks.stream().map(Lacks::describe).collect(Collectors.joining("; "));
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
