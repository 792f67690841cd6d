package org.apqlint.analysis.fact;

import java.util.List;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Words;

/** The domains of an adapter whose queue device exists on the host. */
public record Existing(int apid, IdSet domains) implements Fact {
  /**
   * The queues of a term that none of these rows has. A star stands for what exists, so that it
   * never names a queue that does not.
   */
  public static List<Apqn> missing(Matrix named, List<Existing> rows) {
    if (named.adapters().equals(IdSet.ALL) || named.domains().equals(IdSet.ALL)) {
      return List.of();
    }
    return named.stream().filter(queue -> rows.stream().noneMatch(row -> row.has(queue))).toList();
  }

  private boolean has(Apqn queue) {
    return apid == queue.apid() && domains.contains(queue.apqi());
  }

  @Override
  public String describe() {
    return Words.adapter(apid) + " has queues for " + Words.domains(domains);
  }
}
