package org.apqlint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.junit.jupiter.api.Test;
import org.kie.api.definition.rule.Rule;

/** What the build made of the rules: nothing that stands in them is lost on the way. */
class CompiledRulesTest {

  private static final Set<String> WITH_FINDINGS = Set.of("code", "severity", "summary");
  private static final Set<String> WITHOUT = Set.of("summary");

  private static Stream<Rule> rules() {
    return RuleBase.load().all().getKiePackages().stream()
        .flatMap(somePackage -> somePackage.getRules().stream());
  }

  @Test
  void everyRuleBelongsToAPhase() {
    List<String> phases = Arrays.stream(Phase.values()).map(Phase::group).toList();
    assertThat(rules())
        .isNotEmpty()
        .allSatisfy(
            rule ->
                assertThat(((RuleImpl) rule).getRuleFlowGroup())
                    .as("ruleflow-group of %s", rule.getName())
                    .isIn(phases));
  }

  @Test
  void everyRuleKeepsItsAnnotations() {
    assertThat(rules())
        .allSatisfy(
            rule ->
                assertThat(Set.copyOf(rule.getMetaData().keySet()))
                    .as("annotations of %s", rule.getName())
                    .isIn(WITH_FINDINGS, WITHOUT));
  }
}
