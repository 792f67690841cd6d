package org.apqlint.analysis;

import java.util.List;

/**
 * An order of the steps of a change that the kernel accepts, where it refuses one as written. It
 * leads to the same masks, assignments and bindings.
 *
 * @param replay what each step of this order does, and what holds after the last one; a mask may be
 *     written in two steps
 * @param why what is different and the step that it is about, as a sentence
 */
public record WorkingOrder(ChangeAnalysis replay, String why) {

  /** Its steps, first to last. */
  public List<StepOutcome> steps() {
    return replay.steps();
  }
}
