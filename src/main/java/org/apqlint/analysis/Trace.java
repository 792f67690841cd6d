package org.apqlint.analysis;

import java.util.Map;
import java.util.Optional;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;

/**
 * What a watched replay remembers: one step with the graph of its firings, and for what the step
 * stands on, the number of the step that made it so.
 *
 * @param moment after the step that bears on the question; the declared state, if none does
 * @param provenance why what the step brought about holds
 * @param since the step that made each fact; facts of the declared state are not in it
 * @param verdict the fact for which the step is refused or waits; empty if it is carried out
 * @param moved the step that last changed whether a queue is there and bound to vfio_ap
 */
public record Trace(
    Moment moment,
    Provenance provenance,
    Optional<Fact> verdict,
    Map<Fact, Integer> since,
    Map<Apqn, Integer> moved) {
  public Trace {
    since = Map.copyOf(since);
    moved = Map.copyOf(moved);
  }

  /** The step that made the fact; empty for the declared state. */
  public Optional<Integer> since(Fact fact) {
    return Optional.ofNullable(since.get(fact));
  }

  /** The step that last bound, unbound, brought or took the queue. */
  public Optional<Integer> moved(Apqn queue) {
    return Optional.ofNullable(moved.get(queue));
  }
}
