package org.apqlint.engine.replay;

import org.apqlint.analysis.fact.Configuration;
import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Words;

/** The AP configuration of the LPAR before a step and after it. */
public record Reconfigured(Configuration before, Configuration after) implements Passing, Fact {

  public IdSet adaptersArrived() {
    return after.matrix().adapters().minus(before.matrix().adapters());
  }

  public IdSet domainsArrived() {
    return after.matrix().domains().minus(before.matrix().domains());
  }

  /** What dynamic-delta looks at of an mdev with this matrix: what arrived, with the rest. */
  public Matrix inspectedByDelta(Matrix matrix) {
    IdSet adapters = matrix.adapters().intersect(adaptersArrived());
    IdSet domains = matrix.domains().intersect(domainsArrived());
    if (adapters.isEmpty() && domains.isEmpty()) {
      return Matrix.EMPTY;
    }
    Matrix configured = matrix.intersect(after.matrix());
    return new Matrix(
        adapters.isEmpty() ? configured.adapters() : adapters,
        domains.isEmpty() ? configured.domains() : domains);
  }

  /** Whether an adapter or a domain of the matrix arrived or left. */
  public boolean concerns(Matrix matrix) {
    return !matrix.intersect(before.matrix()).equals(matrix.intersect(after.matrix()));
  }

  /** Whether an id of any kind arrived that the mdev is assigned. */
  public boolean brings(Matrix matrix, IdSet controlDomains) {
    return matrix.adapters().overlaps(adaptersArrived())
        || matrix.domains().overlaps(domainsArrived())
        || controlDomains.overlaps(after.controlDomains().minus(before.controlDomains()));
  }

  @Override
  public String describe() {
    return "the AP configuration becomes "
        + after.matrix()
        + ", "
        + Words.controlDomains(after.controlDomains());
  }
}
