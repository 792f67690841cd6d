package org.apqlint.analysis;

import java.util.List;
import org.apqlint.model.Fact;

/**
 * One firing of a rule.
 *
 * @param rule the name of the rule
 * @param summary what the rule says, in a line
 * @param fact what it derived
 * @param because the facts that it matched
 */
public record Derivation(String rule, String summary, Fact fact, List<Fact> because) {
  public Derivation {
    because = List.copyOf(because);
  }
}
