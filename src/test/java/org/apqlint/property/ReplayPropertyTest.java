package org.apqlint.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.apqlint.Checked;
import org.apqlint.ReportedState;
import org.apqlint.vectors.CaseToSpec;
import org.apqlint.vectors.VectorCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replay and reference model agree where the vectors do not reach: queues that come and go. */
class ReplayPropertyTest {

  private static final int HISTORIES = 200;

  @ParameterizedTest
  @ValueSource(strings = {"static", "v10", "dynamic", "ap-config"})
  void replayIsWhatTheDriverDoes(String generation) {
    for (int seed = 1; seed <= HISTORIES; seed++) {
      VectorCase history = new HistoryGenerator(seed, generation).next("seed-" + seed);
      String text = CaseToSpec.replay(history);
      JsonNode report = Checked.text(history.id() + ".apq", text).json();
      assertThat(ReportedState.results(report))
          .as("results, seed %d%n%s", seed, text)
          .isEqualTo(history.results());
      assertThat(ReportedState.changed(report))
          .as("end, seed %d%n%s", seed, text)
          .isEqualTo(history.end());
    }
  }
}
