package org.apqlint.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the checks of the rule folders see of a rule. */
class DrlFileTest {

  @Test
  void seesNameAnnotationsAndGroup() {
    DrlFile drl =
        DrlFile.parse(
            """
            rule "queue-lost"
                @code("AP999") @severity("error")
                @summary("a queue is lost")
                ruleflow-group "check"
            when
                $q : Object()
            then
                use("@none(\\"x\\")");
            end
            """);
    assertThat(drl.ruleNames()).containsExactly("queue-lost");
    assertThat(drl.annotations())
        .containsOnlyKeys("code", "severity", "summary")
        .containsEntry("summary", "a queue is lost");
    assertThat(drl.lateAnnotations()).isEmpty();
    assertThat(drl.group()).contains("check");
  }

  @Test
  void seesAnAnnotationThatTheCompilerSwallows() {
    DrlFile drl =
        DrlFile.parse(
            """
            rule "queue-lost"
                @code("AP999")
                ruleflow-group "check"
                @summary("a queue is lost")
            when
            then
            end
            """);
    assertThat(drl.lateAnnotations()).containsExactly("summary");
  }

  @Test
  void seesEveryRuleOfAFile() {
    DrlFile drl = DrlFile.parse("rule \"a\" when then end\nrule \"b\" when then end\n");
    assertThat(drl.ruleNames()).containsExactly("a", "b");
    assertThat(drl.group()).isEmpty();
  }

  @Test
  void seesImportsThatNothingNeeds() {
    DrlFile drl =
        DrlFile.parse(
            """
            import static org.example.Maker.make;
            import org.example.Needed;
            import org.example.Needless;
            import accumulate org.example.Sum sum;
            import accumulate org.example.Product product;
            rule "queue-lost"
            when
                Needed() from accumulate( Object(), sum( 1 ) )
            then
                make();
            end
            """);
    assertThat(drl.unusedImports()).containsExactly("Needless", "product");
  }
}
