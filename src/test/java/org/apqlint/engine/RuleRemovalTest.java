package org.apqlint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apqlint.Expectation;
import org.apqlint.property.PropertyExpectations;
import org.apqlint.rulebook.SampleExpectations;
import org.apqlint.samples.ScenarioExpectations;
import org.apqlint.vectors.VectorExpectations;
import org.junit.jupiter.api.Test;

/**
 * No rule is there for nothing: take out any one of them, and something that is expected of apqlint
 * is no longer said.
 */
class RuleRemovalTest {

  private final RuleBase rules = RuleBase.load();
  private final RuleSwitches switches = new RuleSwitches(rules);
  private final Engine engine = new Engine(rules);
  private final Map<String, List<Expectation>> concerned = new HashMap<>();
  private final Map<Expectation, Long> costs = new HashMap<>();

  @Test
  void everyRuleIsMissed() {
    expectations().forEach(this::meet);
    List<String> survivors = switches.rules().stream().filter(rule -> !missed(rule)).toList();
    int count = switches.rules().size();
    System.out.println("rules removed: " + count + ", noticed: " + (count - survivors.size()));
    assertThat(survivors).as("rules that nothing misses").isEmpty();
  }

  private static Stream<Expectation> expectations() {
    return Stream.of(
            SampleExpectations.all(),
            ScenarioExpectations.all(),
            VectorExpectations.all(),
            PropertyExpectations.all(),
            CompareTest.expectations(),
            VerdictTest.expectations())
        .flatMap(some -> some);
  }

  /** With all rules it is met. Which of them fire says who could be missed. */
  private void meet(Expectation expectation) {
    long start = System.nanoTime();
    switches
        .firedBy(() -> assertThat(expectation.metBy(engine)).as(expectation.name()).isTrue())
        .forEach(rule -> concerned.computeIfAbsent(rule, r -> new ArrayList<>()).add(expectation));
    costs.put(expectation, System.nanoTime() - start);
  }

  private boolean missed(String rule) {
    return inOrder(rule).anyMatch(e -> switches.without(rule, () -> !e.metBy(engine)));
  }

  /** The samples of the rule come first, then what is quick. */
  private Stream<Expectation> inOrder(String rule) {
    String folder = "-" + rule + "/";
    return concerned.getOrDefault(rule, List.of()).stream()
        .sorted(
            Comparator.comparing((Expectation e) -> !e.name().contains(folder))
                .thenComparing(costs::get));
  }
}
