package org.apqlint.engine.replay;

import org.apqlint.analysis.StepOutcome;
import org.apqlint.model.Step;

/** A step with what came of it, for the rules that judge changes. */
public record Reviewed(Step step, StepOutcome outcome, String host) implements Passing {

  /** Whether it had any effect on a guest. */
  public boolean unseen() {
    return outcome.effects().isEmpty();
  }
}
