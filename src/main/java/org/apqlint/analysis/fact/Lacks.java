package org.apqlint.analysis.fact;

import java.util.List;
import java.util.stream.Collectors;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Words;

/**
 * Queues of one adapter that an mdev would need for the adapter to pass, and that are not bound to
 * vfio_ap.
 */
public record Lacks(String mdev, int apid, IdSet domains) implements Fact {
  private static final int SHOWN = 6;

  /** The adapters that lack a queue. */
  public static IdSet adapters(List<Lacks> lacks) {
    return IdSet.of(lacks.stream().map(Lacks::apid).toList());
  }

  /** The domains for which an adapter lacks its queue. */
  public static IdSet domains(List<Lacks> lacks) {
    return lacks.stream().map(Lacks::domains).reduce(IdSet.NONE, IdSet::union);
  }

  /** Domains that every adapter lacks that lacks any. */
  public static IdSet common(List<Lacks> lacks) {
    return lacks.stream().map(Lacks::domains).reduce(IdSet::intersect).orElse(IdSet.NONE);
  }

  /** The queues of this matrix that these rows do not show as bound to vfio_ap. */
  public static List<Lacks> of(String mdev, Matrix wanted, List<QueueRow> rows) {
    return wanted.adapters().stream()
        .mapToObj(apid -> new Lacks(mdev, apid, wanted.domains().minus(bound(apid, rows))))
        .filter(lacks -> !lacks.domains.isEmpty())
        .toList();
  }

  private static IdSet bound(int apid, List<QueueRow> rows) {
    return rows.stream()
        .filter(row -> row.apid() == apid)
        .map(QueueRow::vfio)
        .reduce(IdSet.NONE, IdSet::union);
  }

  /** The queues that these facts speak of, as far as they are in these domains. */
  public static List<Apqn> queues(List<Lacks> lacks, IdSet some) {
    return lacks.stream()
        .flatMap(l -> Matrix.row(l.apid, l.domains.intersect(some)).apqns().stream())
        .sorted()
        .toList();
  }

  /** {@code queue 05.0004 (5.4) is not bound to vfio_ap}. */
  public static String sentence(List<Apqn> queues) {
    return Words.queues(queues) + (queues.size() == 1 ? " is" : " are") + " not bound to vfio_ap";
  }

  @Override
  public String describe() {
    int more = domains.size() - SHOWN;
    return Matrix.row(apid, domains).stream()
            .limit(SHOWN)
            .map(Apqn::toString)
            .collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "")
        + " of mdev "
        + mdev
        + (domains.size() == 1 ? " is" : " are")
        + " not bound to vfio_ap";
  }
}
