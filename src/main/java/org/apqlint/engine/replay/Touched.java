package org.apqlint.engine.replay;

import org.apqlint.model.Generation;
import org.apqlint.model.Step;
import org.apqlint.model.Step.Assign;

/**
 * The last step that concerned the queues of an mdev: what it is assigned, what its guest gets, or
 * which of its queues are bound. State.
 *
 * @param number the number of the step
 */
public record Touched(String mdev, String host, Step step, int number) {

  /** Whether the mdev is being removed. */
  public boolean leaving() {
    return step instanceof Step.Remove;
  }

  /** Why no fresh filter came of the step. */
  public String reason(Generation generation) {
    if (step instanceof Assign assign && !assign.adds()) {
      return generation + " filters nothing when an id is unassigned";
    }
    boolean ofIds = step instanceof Assign || step instanceof Step.Configure;
    if (ofIds && generation == Generation.DYNAMIC_DELTA) {
      return generation + " filters only what comes with a new id";
    }
    if (step instanceof Assign) {
      return generation + " filters nothing when an id is assigned that is assigned already";
    }
    return step instanceof Step.Configure
        ? generation + " filters nothing when ids leave the configuration"
        : generation + " filters an mdev when a queue of it is bound, and not when one is unbound";
  }
}
