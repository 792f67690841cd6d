package org.apqlint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.apqlint.Checked;
import org.apqlint.analysis.ChangeAnalysis;
import org.junit.jupiter.api.Test;

/** When another order of the steps is offered, and when nothing is said. */
class OtherOrderTest {

  private static final String HOST =
      """
      host zeus {
          driver %s
          adapters 5, 6
          domains 0, 4
          apmask all but 5
      }
      mdev db-crypto on zeus {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 5
          domains 4
      }
      guest db on zeus {
          uses db-crypto
          state running
      }
      change zeus {
      %s
      }
      """;

  private static Checked check(String generation, String... steps) {
    return Checked.text("zeus.apq", HOST.formatted(generation, String.join("\n", steps)));
  }

  private static ChangeAnalysis change(Checked checked) {
    return checked.analysis().hosts().get(0).change().orElseThrow();
  }

  private static void assertNothingIsSaid(Checked checked) {
    assertThat(checked.findings("AP401")).isNotEmpty();
    assertThat(checked.findings("AP404")).isEmpty();
    assertThat(change(checked).workingOrder()).isEmpty();
    assertThat(change(checked).endStateRefused()).isEmpty();
  }

  @Test
  void theOrderIsPartOfTheAnalysis() {
    ChangeAnalysis change = change(check("dynamic", "apmask \"+5\"", "aqmask \"-4\""));
    assertThat(change.workingOrder().orElseThrow().steps())
        .allMatch(step -> step.ok())
        .extracting(step -> step.step().text())
        .containsExactly("aqmask -4", "apmask +5");
    assertThat(change.endStateRefused()).isEmpty();
  }

  @Test
  void aRemovalBeforeTheMaskCuresAnyGeneration() {
    for (String generation : new String[] {"v10", "dynamic-delta", "driver-override"}) {
      ChangeAnalysis change =
          change(check(generation, "apmask \"+5\"", "stop db", "remove db-crypto"));
      assertThat(change.workingOrder().orElseThrow().why())
          .as(generation)
          .isEqualTo("put `apmask +5` after `remove db-crypto`: step 1 after step 3");
    }
  }

  @Test
  void anOrderThatLeadsElsewhereIsNone() {
    assertNothingIsSaid(check("dynamic", "apmask \"+5\"", "apmask \"-5\""));
    assertNothingIsSaid(
        check(
            "dynamic",
            "assign adapter 6 to db-crypto",
            "unassign adapter 6 from db-crypto",
            "apmask \"-6\""));
  }

  @Test
  void aTextThatCannotBeReadIsWrongInAnyOrder() {
    assertNothingIsSaid(check("dynamic", "apmask \"+5\"", "apmask \"5,\"", "aqmask \"-4\""));
  }

  @Test
  void whatIsMissingIsNoMatterOfOrder() {
    assertNothingIsSaid(
        check("v10", "stop db", "remove db-crypto", "assign domain 4 to db-crypto"));
  }

  @Test
  void whileARemovalWaitsTheEndIsOpen() {
    assertNothingIsSaid(check("dynamic", "remove db-crypto", "stop db", "apmask \"+5\""));
  }

  @Test
  void staticKeepsAnMdevInUse() {
    assertNothingIsSaid(check("static", "unassign adapter 5 from db-crypto"));
  }

  @Test
  void longHistoriesAreLeftAlone() {
    String[] steps = new String[65];
    java.util.Arrays.fill(steps, "probe 06.0000");
    steps[63] = "apmask \"+5\"";
    steps[64] = "aqmask \"-4\"";
    assertNothingIsSaid(check("dynamic", steps));
    String[] shorter = java.util.Arrays.copyOfRange(steps, 1, 65);
    assertThat(change(check("dynamic", shorter)).workingOrder()).isPresent();
  }

  /** As declared, db-crypto already holds what the host reserves: no step brings that about. */
  @Test
  void whatWasWrongBeforeIsNotTheEnd() {
    Checked checked =
        Checked.text(
            "zeus.apq",
            HOST.formatted("dynamic", "assign domain 0 to db-crypto")
                .replace("apmask all but 5", "apmask all"));
    assertThat(checked.findings("AP404"))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("05.0000").doesNotContain("05.0004"));
  }
}
