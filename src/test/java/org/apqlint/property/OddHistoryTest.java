package org.apqlint.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.apqlint.Checked;
import org.apqlint.ReportedState;
import org.apqlint.vectors.CaseToSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replay and reference model agree on hosts of every size, with many mdevs, ids at the limits, old
 * cards, and texts that nobody would write: results, log lines, masks and matrices.
 */
class OddHistoryTest {

  private static final int HISTORIES = 25;
  private static final Set<String> STEPS = Set.of("AP401", "AP406");

  /** The reference model has the lines of Linux 6.15 only. */
  private static final Set<String> LOG_IS_OTHERWISE = Set.of("static", "v10");

  @ParameterizedTest
  @ValueSource(
      strings = {"static", "v10", "dynamic-delta", "dynamic", "ap-config", "driver-override"})
  void replayIsWhatTheDriverDoes(String generation) {
    for (int seed = 1; seed <= HISTORIES; seed++) {
      OddHistoryGenerator.Odd odd = new OddHistoryGenerator(seed, generation).next("odd-" + seed);
      String text = CaseToSpec.replay(odd.vector());
      Checked checked = Checked.text("odd.apq", text);
      JsonNode report = checked.json();
      assertThat(checked.errors()).as(text).allMatch(error -> STEPS.contains(error.code()));
      assertThat(ReportedState.results(report)).as(text).isEqualTo(odd.vector().results());
      if (!LOG_IS_OTHERWISE.contains(generation)) {
        assertThat(ReportedState.log(report)).as(text).isEqualTo(odd.log());
      }
      assertThat(ReportedState.changed(report)).as(text).isEqualTo(odd.vector().end());
    }
  }
}
