package org.apqlint.analysis.fact;

import org.apqlint.model.Fact;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Words;

/** APQNs that two mdevs of one host are assigned, the one declared first and the other. */
public record Shared(Mdev first, Mdev second, Matrix matrix) implements Fact {
  @Override
  public String describe() {
    return Words.queues(matrix)
        + " "
        + Words.are(matrix)
        + " assigned to mdev "
        + first.name()
        + " and to mdev "
        + second.name();
  }
}
