package org.apqlint.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apqlint.reference.HostState;
import org.apqlint.reference.KernelText;
import org.apqlint.reference.ReferenceModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference model agrees with every vector; what it says elsewhere can then be trusted. */
class ReferenceModelTest {

  private static final List<String> LOG_IS_NOT_IN_THE_VECTORS = List.of("static", "v10");

  record Outcome(List<String> results, Map<Integer, List<String>> log, HostState end) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state.static",
        "state.v10",
        "state.dynamic-delta",
        "state.dynamic",
        "state.ap-config",
        "state.driver-override",
        "history.static",
        "history.v10",
        "history.dynamic-delta",
        "history.dynamic",
        "history.ap-config",
        "history.driver-override"
      })
  void agreesWithTheVectors(String name) {
    Agreement agreement = new Agreement("reference " + name);
    for (VectorCase vector : Vectors.cases(name)) {
      agreement.compare(vector.id(), run(vector), expected(vector), () -> vector.ops().toString());
    }
    agreement.assertComplete();
  }

  private static Outcome expected(VectorCase vector) {
    return new Outcome(vector.results(), vector.logLines(), vector.end());
  }

  private static Outcome run(VectorCase vector) {
    ReferenceModel model = ReferenceModel.of(vector.generation(), vector.host());
    List<String> results = new ArrayList<>();
    Map<Integer, List<String>> log = new LinkedHashMap<>();
    for (int i = 0; i < vector.ops().size(); i++) {
      results.add(model.perform(vector.ops().get(i)));
      if (!model.log().isEmpty() && !LOG_IS_NOT_IN_THE_VECTORS.contains(vector.generation())) {
        log.put(i, model.log());
      }
    }
    return new Outcome(results, log, model.state());
  }

  @Test
  void readsMasksAsTheVectorsDo() {
    for (Vectors.MaskCase mask : Vectors.masks()) {
      assertThat(KernelText.maskWrite(mask.current(), mask.write()))
          .as("%s written over %s", mask.write(), mask.current())
          .isEqualTo(mask.result());
    }
  }
}
