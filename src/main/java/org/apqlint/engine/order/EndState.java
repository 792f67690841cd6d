package org.apqlint.engine.order;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.PoolMask;

/**
 * What the kernel keeps after the last step: masks, mdevs, open mdevs, and what each queue is bound
 * to. What guests see is left out: it depends on the way, and no step says what it is meant to be.
 */
public record EndState(Set<Object> facts) {

  /**
   * From the facts of a replay; where a mask was written and when an mdev was made is forgotten.
   */
  public static EndState of(List<?> facts) {
    return new EndState(facts.stream().map(EndState::timeless).collect(Collectors.toSet()));
  }

  private static Object timeless(Object fact) {
    if (fact instanceof PoolMask mask) {
      return mask.with(mask.ids());
    }
    return fact instanceof Assigned mdev
        ? new Assigned(mdev.mdev(), mdev.uuid(), mdev.matrix(), mdev.controlDomains(), 0)
        : fact;
  }

  public EndState {
    facts = Set.copyOf(facts);
  }

  /** The ids that this mask leaves to the host. */
  public IdSet mask(PoolMask.Kind kind) {
    return facts.stream()
        .filter(fact -> fact instanceof PoolMask mask && mask.kind() == kind)
        .map(fact -> ((PoolMask) fact).ids())
        .findFirst()
        .orElseThrow();
  }

  /** What the mdev holds; nothing where there is no such mdev. */
  public Matrix matrix(String mdev) {
    return facts.stream()
        .filter(fact -> fact instanceof Assigned assigned && assigned.mdev().equals(mdev))
        .map(fact -> ((Assigned) fact).matrix())
        .findFirst()
        .orElse(Matrix.EMPTY);
  }
}
