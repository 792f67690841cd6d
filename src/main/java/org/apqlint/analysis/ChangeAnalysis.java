package org.apqlint.analysis;

import java.util.List;
import org.apqlint.model.IdSet;

/** The change blocks of a host, replayed: each step, and what holds after the last one. */
public record ChangeAnalysis(
    List<StepOutcome> steps, IdSet apmask, IdSet aqmask, List<MdevAnalysis> mdevs) {
  public ChangeAnalysis {
    steps = List.copyOf(steps);
    mdevs = List.copyOf(mdevs);
  }
}
