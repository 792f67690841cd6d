package org.apqlint.engine.replay;

import java.util.ArrayList;
import java.util.List;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Words;

/**
 * Why a running guest lost queues.
 *
 * @param lost the queues
 * @param absent those of them that the host's configuration does not have any more
 * @param unbound queues for whose sake the rest went
 */
public record Loss(List<Apqn> lost, List<Apqn> absent, List<Apqn> unbound) {

  /** What became of these queues. */
  public static Loss of(List<Apqn> lost, Matrix assigned, Matrix configured, List<QueueRow> rows) {
    List<Apqn> still = lost.stream().filter(assigned::contains).toList();
    List<Apqn> absent = still.stream().filter(queue -> !configured.contains(queue)).toList();
    IdSet filtered =
        IdSet.of(still.stream().filter(configured::contains).map(Apqn::apid).distinct().toList());
    List<Apqn> unbound =
        unbound(new Matrix(filtered, assigned.domains().intersect(configured.domains())), rows);
    return new Loss(
        lost,
        absent,
        unbound.isEmpty() ? unbound(new Matrix(filtered, assigned.domains()), rows) : unbound);
  }

  private static List<Apqn> unbound(Matrix needed, List<QueueRow> rows) {
    return Lacks.queues(Lacks.of("", needed, rows), IdSet.ALL);
  }

  /** Whether adapters went because of single queues. */
  public boolean wholeAdapters() {
    return !unbound.isEmpty();
  }

  /** The cause behind a colon; nothing where the step itself says it. */
  public String cause() {
    List<String> causes = new ArrayList<>();
    if (!absent.isEmpty()) {
      String all = absent.size() == 1 ? "it" : "they";
      causes.add(
          (absent.equals(lost) ? all : Words.queues(absent))
              + (absent.size() == 1 ? " is" : " are")
              + " not in the host's configuration any more");
    }
    if (!unbound.isEmpty()) {
      causes.add(Lacks.sentence(unbound));
    }
    return causes.isEmpty() ? "" : ": " + String.join("; ", causes);
  }

  /** What to do about the step. */
  public String remedy() {
    return unbound.isEmpty()
        ? "if it is meant, take the queues offline in the guest first (`chzcrypt -d`)"
        : "keep these queues bound to vfio_ap while the guest runs, or take the adapter offline in the guest first (`chzcrypt -d`)";
  }
}
