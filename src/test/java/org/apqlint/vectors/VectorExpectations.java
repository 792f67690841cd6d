package org.apqlint.vectors;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.Expectation;
import org.apqlint.ReportedState;
import org.apqlint.model.Generation;

/** What the vectors that are part of the sources say. */
public final class VectorExpectations {

  /** Those whose declarations mean what their provisioning leads to. */
  private static final List<String> DECLARED =
      List.of("state.v10", "state.dynamic", "state.ap-config");

  private VectorExpectations() {}

  public static Stream<Expectation> all() {
    return Stream.concat(intents(), replays());
  }

  private static Stream<Expectation> intents() {
    return DECLARED.stream()
        .flatMap(name -> Vectors.selection(name).stream())
        .filter(VectorCase::allOk)
        .map(VectorExpectations::intent);
  }

  private static Expectation intent(VectorCase vector) {
    return Expectation.ofCheck(
        "intent of " + vector.generation() + " vector " + vector,
        Checked.read(vector.id() + ".apq", CaseToSpec.intent(vector)),
        vector.end(),
        checked -> ReportedState.declared(checked.json()));
  }

  private static Stream<Expectation> replays() {
    return Arrays.stream(Generation.values())
        .map(Generation::toString)
        .flatMap(
            generation ->
                Stream.of("state." + generation, "history." + generation)
                    .flatMap(name -> Vectors.selection(name).stream()))
        .map(VectorExpectations::replay);
  }

  private static Expectation replay(VectorCase vector) {
    return Expectation.ofCheck(
        "replay of " + vector.generation() + " vector " + vector,
        Checked.read(vector.id() + ".apq", CaseToSpec.replay(vector)),
        ReplayVectorsTest.expected(vector),
        checked -> ReplayVectorsTest.reported(vector, checked.json()));
  }
}
