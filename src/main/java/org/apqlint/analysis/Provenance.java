package org.apqlint.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apqlint.model.Fact;

/** Which rule derived which fact from which others: the graph behind every explanation. */
public final class Provenance {

  private final Map<Fact, Derivation> derivations;

  /**
   * The graph of these firings; of two that derive the same fact, the last counts: an earlier one
   * was withdrawn when more became known.
   */
  public Provenance(List<Derivation> derivations) {
    Map<Fact, Derivation> byFact = new LinkedHashMap<>();
    derivations.forEach(d -> byFact.put(d.fact(), d));
    this.derivations = byFact;
  }

  /** How the fact was derived; empty for a declared one. */
  public Optional<Derivation> of(Fact fact) {
    return Optional.ofNullable(derivations.get(fact));
  }

  /** Every derived fact of that kind, in the order of the firings. */
  public <F extends Fact> Stream<F> facts(Class<F> kind) {
    return derivations.keySet().stream().filter(kind::isInstance).map(kind::cast);
  }
}
