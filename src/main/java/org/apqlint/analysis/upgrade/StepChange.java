package org.apqlint.analysis.upgrade;

import org.apqlint.analysis.StepOutcome;

/** A step of a change that does something else, is answered or logged otherwise. */
public record StepChange(int number, StepOutcome before, StepOutcome after) {

  public boolean resultDiffers() {
    return !before.result().equals(after.result());
  }

  public boolean logDiffers() {
    return !before.log().equals(after.log());
  }

  public boolean effectsDiffer() {
    return !before.effects().equals(after.effects());
  }

  /** Whether anybody would notice. */
  public boolean differs() {
    return resultDiffers() || logDiffers() || effectsDiffer();
  }
}
