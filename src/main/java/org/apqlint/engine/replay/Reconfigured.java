package org.apqlint.engine.replay;

import org.apqlint.analysis.fact.Configuration;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/** The AP configuration of the LPAR before a step and after it. */
public record Reconfigured(Configuration before, Configuration after) implements Passing {

  public IdSet adaptersArrived() {
    return after.matrix().adapters().minus(before.matrix().adapters());
  }

  public IdSet domainsArrived() {
    return after.matrix().domains().minus(before.matrix().domains());
  }

  /** Whether an id of any kind arrived that the mdev is assigned. */
  public boolean brings(Matrix matrix, IdSet controlDomains) {
    return matrix.adapters().overlaps(adaptersArrived())
        || matrix.domains().overlaps(domainsArrived())
        || controlDomains.overlaps(after.controlDomains().minus(before.controlDomains()));
  }
}
