package org.apqlint.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apqlint.Checked;
import org.apqlint.ReportedState;
import org.apqlint.reference.HostState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the report says of a change is what the driver does. */
class ReplayVectorsTest {

  private static final String STEP_REFUSED = "AP401";

  record Outcome(List<String> results, HostState end) {}

  @ParameterizedTest
  @ValueSource(strings = {"state.v10", "history.v10"})
  void agreesWithTheVectors(String name) {
    Agreement agreement = new Agreement("replay " + name);
    for (VectorCase vector : Vectors.cases(name)) {
      String spec = CaseToSpec.replay(vector);
      Checked checked = Checked.text(vector.id() + ".apq", spec);
      assertThat(checked.errors()).as(spec).allMatch(error -> error.code().equals(STEP_REFUSED));
      agreement.compare(
          vector.id(),
          reported(checked.json()),
          new Outcome(vector.results(), vector.end()),
          () -> spec);
    }
    agreement.assertComplete();
  }

  private static Outcome reported(JsonNode report) {
    return new Outcome(ReportedState.results(report), ReportedState.changed(report));
  }
}
