package org.apqlint.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apqlint.Checked;
import org.apqlint.ReportedState;
import org.apqlint.reference.HostState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the report says of a change is what the driver does. */
class ReplayVectorsTest {

  /** A refused step, and one that exposes keys: a case may well have both. */
  private static final Set<String> SAID_OF_STEPS = Set.of("AP401", "AP406");

  private static final Set<String> LOG_IS_NOT_IN_THE_VECTORS = Set.of("static", "v10");

  record Outcome(List<String> results, Map<Integer, List<String>> log, HostState end) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state.static",
        "state.dynamic-delta",
        "state.driver-override",
        "history.dynamic-delta",
        "history.driver-override",
        "state.v10",
        "state.dynamic",
        "state.ap-config",
        "history.static",
        "history.v10",
        "history.dynamic",
        "history.ap-config"
      })
  void agreesWithTheVectors(String name) {
    Agreement agreement = new Agreement("replay " + name);
    for (VectorCase vector : Vectors.cases(name)) {
      String spec = CaseToSpec.replay(vector);
      Checked checked = Checked.text(vector.id() + ".apq", spec);
      assertThat(checked.errors()).as(spec).allMatch(error -> SAID_OF_STEPS.contains(error.code()));
      agreement.compare(
          vector.id(), reported(vector, checked.json()), expected(vector), () -> spec);
    }
    agreement.assertComplete();
  }

  static Outcome expected(VectorCase vector) {
    return new Outcome(vector.results(), vector.logLines(), vector.end());
  }

  static Outcome reported(VectorCase vector, JsonNode report) {
    return new Outcome(
        ReportedState.results(report),
        LOG_IS_NOT_IN_THE_VECTORS.contains(vector.generation())
            ? Map.of()
            : ReportedState.log(report),
        ReportedState.changed(report));
  }
}
