package org.apqlint.analysis;

import java.util.List;
import java.util.Optional;
import org.apqlint.model.IdSet;

/**
 * The change blocks of a host, replayed: each step, and what holds after the last one.
 *
 * @param workingOrder where a step is refused: another order in which none is, if one was found
 * @param endStateRefused where a step is refused: why the kernel accepts no order of the steps, if
 *     that is certain
 */
public record ChangeAnalysis(
    List<StepOutcome> steps,
    IdSet apmask,
    IdSet aqmask,
    List<MdevAnalysis> mdevs,
    Optional<WorkingOrder> workingOrder,
    Optional<String> endStateRefused) {

  public ChangeAnalysis {
    steps = List.copyOf(steps);
    mdevs = List.copyOf(mdevs);
  }

  /** Steps in the only order that was asked for. */
  public ChangeAnalysis(
      List<StepOutcome> steps, IdSet apmask, IdSet aqmask, List<MdevAnalysis> mdevs) {
    this(steps, apmask, aqmask, mdevs, Optional.empty(), Optional.empty());
  }

  /** The same with what is known of other orders. */
  public ChangeAnalysis with(Optional<WorkingOrder> order, Optional<String> refusedEnd) {
    return new ChangeAnalysis(steps, apmask, aqmask, mdevs, order, refusedEnd);
  }
}
