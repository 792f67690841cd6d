package org.apqlint.property;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.Expectation;
import org.apqlint.ReportedState;
import org.apqlint.reference.HostState;
import org.apqlint.reference.ReferenceModel;
import org.apqlint.vectors.CaseToSpec;
import org.apqlint.vectors.VectorCase;

/** What the reference model says of the first random specifications and histories. */
public final class PropertyExpectations {

  private static final int SPECIFICATIONS = 40;
  private static final int HISTORIES = 10;

  /** What holds, and whether there is no error. */
  private record Declared(boolean accepted, HostState state) {}

  /** What each step answers, and what holds in the end. */
  private record Replayed(List<String> results, HostState end) {}

  private PropertyExpectations() {}

  public static Stream<Expectation> all() {
    return Stream.concat(
        Stream.of("v10", "dynamic", "ap-config")
            .flatMap(
                generation ->
                    seeds(SPECIFICATIONS).mapToObj(seed -> declaration(seed, generation))),
        Stream.of("static", "v10", "dynamic", "ap-config")
            .flatMap(generation -> seeds(HISTORIES).mapToObj(seed -> history(seed, generation))));
  }

  private static IntStream seeds(int count) {
    return IntStream.rangeClosed(1, count);
  }

  private static Expectation declaration(int seed, String generation) {
    Scenario scenario = new ScenarioGenerator(seed).next(generation);
    ReferenceModel model = ReferenceModel.of(generation, scenario.host());
    boolean accepted = scenario.provision(model);
    return new Expectation(
        "specification " + seed + " of " + generation,
        Checked.read("seed-" + seed + ".apq", scenario.text()),
        declared(accepted, model.state()),
        checked -> declared(checked.errors().isEmpty(), ReportedState.declared(checked.json())));
  }

  /** Where a write is refused, the declaration and what provisioning leads to must differ. */
  private static Declared declared(boolean accepted, HostState state) {
    return new Declared(accepted, accepted ? state : null);
  }

  private static Expectation history(int seed, String generation) {
    VectorCase history = new HistoryGenerator(seed, generation).next("seed-" + seed);
    return new Expectation(
        "history " + seed + " of " + generation,
        Checked.read(history.id() + ".apq", CaseToSpec.replay(history)),
        new Replayed(history.results(), history.end()),
        checked ->
            new Replayed(
                ReportedState.results(checked.json()), ReportedState.changed(checked.json())));
  }
}
