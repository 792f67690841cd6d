package org.apqlint.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.apqlint.Checked;
import org.apqlint.ReportedState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the report says of a declaration is what provisioning it leads to. */
class IntentVectorsTest {

  @ParameterizedTest
  @ValueSource(strings = {"state.v10", "state.dynamic", "state.ap-config"})
  void agreesWithTheVectors(String name) {
    Agreement agreement = new Agreement("intent " + name);
    for (VectorCase vector : Vectors.cases(name)) {
      if (vector.allOk()) {
        String spec = CaseToSpec.intent(vector);
        Checked checked = Checked.text(vector.id() + ".apq", spec);
        assertThat(checked.errors()).as(spec).isEmpty();
        JsonNode report = checked.json();
        agreement.compare(vector.id(), ReportedState.declared(report), vector.end(), () -> spec);
      }
    }
    agreement.assertComplete();
  }
}
