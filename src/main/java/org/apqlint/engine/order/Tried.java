package org.apqlint.engine.order;

import java.util.List;
import org.apqlint.analysis.StepOutcome;

/** Another order, replayed from the same state. */
public record Tried(OtherOrder order, List<StepOutcome> steps, EndState end) {

  public Tried {
    steps = List.copyOf(steps);
  }

  /** Whether the kernel carries out every step. */
  public boolean accepted() {
    return steps.stream().allMatch(StepOutcome::ok);
  }
}
