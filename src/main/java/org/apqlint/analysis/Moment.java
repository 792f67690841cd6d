package org.apqlint.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apqlint.model.Fact;

/**
 * A moment of a replay.
 *
 * @param step the number of the step after which it is; 0 for the declared state
 * @param facts what holds then, and what the step left behind
 * @param fresh those of them that the step made
 * @param open the guest that has each mdev open, by the name of the mdev
 */
public record Moment(int step, List<Fact> facts, Set<Fact> fresh, Map<String, String> open) {
  public Moment {
    facts = List.copyOf(facts);
    fresh = Set.copyOf(fresh);
    open = Map.copyOf(open);
  }

  /** The facts of that kind. */
  public <F extends Fact> Stream<F> facts(Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The facts of that kind that the step made. */
  public <F extends Fact> Stream<F> fresh(Class<F> kind) {
    return facts(kind).filter(fresh::contains);
  }

  /** The guest that has the mdev open. */
  public Optional<String> userOf(String mdev) {
    return Optional.ofNullable(open.get(mdev));
  }
}
