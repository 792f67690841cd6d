package org.apqlint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.junit.jupiter.api.Test;
import org.kie.api.definition.rule.Rule;

/** What the build made of the rules: nothing that stands in them is lost on the way. */
class CompiledRulesTest {

  private static final List<String> WITH_FINDINGS = List.of("code", "severity", "summary");

  private static Stream<Rule> rules() {
    return RuleBase.load().rules().getKiePackages().stream()
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
                assertThat(rule.getMetaData().keySet())
                    .as("annotations of %s", rule.getName())
                    .satisfiesAnyOf(
                        keys -> assertThat(keys).containsExactlyInAnyOrder("summary"),
                        keys ->
                            assertThat(keys).containsExactlyInAnyOrderElementsOf(WITH_FINDINGS)));
  }
}
