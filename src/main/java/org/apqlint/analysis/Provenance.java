package org.apqlint.analysis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apqlint.finding.Finding;
import org.apqlint.model.Fact;

/** Which rule derived which fact from which others: the graph behind every explanation. */
public final class Provenance {

  private final Map<Fact, Derivation> derivations;
  private final Map<Fact, Derivation> replaced;
  private final Map<Finding, List<Fact>> findings;

  /**
   * The graph of these firings; of two that derive the same fact, the last counts: an earlier one
   * was withdrawn when more became known.
   */
  public Provenance(List<Derivation> derivations) {
    this(derivations, List.of(), Map.of());
  }

  /**
   * The whole graph.
   *
   * @param replaced the firings behind facts that others replaced: these may be reasons, but no
   *     longer hold
   * @param findings the facts that the rule behind a finding matched
   */
  public Provenance(
      List<Derivation> derivations, List<Derivation> replaced, Map<Finding, List<Fact>> findings) {
    this.findings = new HashMap<>();
    // Of rules that find the same twice, the first firing stands for both.
    findings.forEach((finding, facts) -> this.findings.putIfAbsent(finding.asFound(), facts));
    this.derivations = byFact(derivations);
    this.replaced = byFact(replaced);
  }

  private static Map<Fact, Derivation> byFact(List<Derivation> derivations) {
    Map<Fact, Derivation> byFact = new LinkedHashMap<>();
    derivations.forEach(d -> byFact.put(d.fact(), d));
    return byFact;
  }

  /** How the fact was derived; empty for a declared one. */
  public Optional<Derivation> of(Fact fact) {
    return Optional.ofNullable(derivations.get(fact))
        .or(() -> Optional.ofNullable(replaced.get(fact)));
  }

  /**
   * The facts that the rule behind the finding matched, whatever level and fixes it has by now;
   * nothing for a finding of the reader.
   */
  public List<Fact> basis(Finding finding) {
    return findings.getOrDefault(finding.asFound(), List.of());
  }

  /** Every derived fact of that kind, in the order of the firings. */
  public <F extends Fact> Stream<F> facts(Class<F> kind) {
    return derivations.keySet().stream().filter(kind::isInstance).map(kind::cast);
  }
}
