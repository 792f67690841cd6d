package org.apqlint.analysis;

import java.util.List;

/**
 * An order of the steps of a change that the kernel accepts, where it refuses one as written. It
 * leads to the same masks, assignments and bindings.
 *
 * @param steps each step of this order, with what it does; a mask may be written in two steps
 * @param why what is different and the step that it is about, as a sentence
 */
public record WorkingOrder(List<StepOutcome> steps, String why) {
  public WorkingOrder {
    steps = List.copyOf(steps);
  }
}
