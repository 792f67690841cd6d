package org.apqlint.engine.order;

import org.apqlint.analysis.ChangeAnalysis;
import org.apqlint.analysis.StepOutcome;

/** Another order, replayed from the same state. */
public record Tried(OtherOrder order, ChangeAnalysis replay, EndState end) {

  /** Whether the kernel carries out every step. */
  public boolean accepted() {
    return replay.steps().stream().allMatch(StepOutcome::ok);
  }
}
