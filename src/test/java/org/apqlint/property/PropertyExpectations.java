package org.apqlint.property;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.Expectation;
import org.apqlint.ReportedState;
import org.apqlint.engine.plan.Manner;
import org.apqlint.model.Generation;
import org.apqlint.reference.HostState;
import org.apqlint.reference.ReferenceModel;
import org.apqlint.syntax.ReadResult;
import org.apqlint.vectors.CaseToSpec;
import org.apqlint.vectors.VectorCase;

/** What the reference model says of the first random specifications, scripts and histories. */
public final class PropertyExpectations {

  private static final int SPECIFICATIONS = 40;
  private static final int SCRIPTS = 15;
  private static final int HISTORIES = 10;

  /** What holds, and whether there is no error. */
  private record Declared(boolean accepted, HostState state) {}

  /** What each step answers, and what holds in the end. */
  private record Replayed(List<String> results, HostState end) {}

  private PropertyExpectations() {}

  public static Stream<Expectation> all() {
    return Stream.of(declarations(), scripts(), histories()).flatMap(some -> some);
  }

  private static Stream<Expectation> declarations() {
    return Stream.of("v10", "dynamic", "ap-config")
        .flatMap(
            generation -> seeds(SPECIFICATIONS).mapToObj(seed -> declaration(seed, generation)));
  }

  private static Stream<Expectation> scripts() {
    return Stream.concat(
        Stream.of("static", "v10", "dynamic-delta", "dynamic", "driver-override")
            .flatMap(generation -> scripts(generation, Manner.SAFEST)),
        Stream.of(Manner.ONE_BY_ONE, Manner.AT_ONCE)
            .flatMap(manner -> scripts("ap-config", manner)));
  }

  private static Stream<Expectation> scripts(String generation, Manner manner) {
    return seeds(SCRIPTS).mapToObj(seed -> script(seed, generation, manner));
  }

  private static Stream<Expectation> histories() {
    return Arrays.stream(Generation.values())
        .map(Generation::toString)
        .flatMap(generation -> seeds(HISTORIES).mapToObj(seed -> history(seed, generation)));
  }

  private static IntStream seeds(int count) {
    return IntStream.rangeClosed(1, count);
  }

  private static Expectation declaration(int seed, String generation) {
    Scenario scenario = new ScenarioGenerator(seed).next(generation);
    ReferenceModel model = ReferenceModel.of(generation, scenario.host());
    boolean accepted = scenario.provision(model);
    return Expectation.ofCheck(
        "specification " + seed + " of " + generation,
        read(seed, scenario),
        declared(accepted, model.state()),
        checked -> declared(checked.errors().isEmpty(), ReportedState.declared(checked.json())));
  }

  /** Where a write is refused, the declaration and what provisioning leads to must differ. */
  private static Declared declared(boolean accepted, HostState state) {
    return new Declared(accepted, accepted ? state : null);
  }

  private static Expectation script(int seed, String generation, Manner manner) {
    Scenario scenario = new ScenarioGenerator(seed).next(generation);
    ReadResult read = read(seed, scenario);
    return new Expectation(
        "script " + seed + " of " + generation + " " + manner,
        true,
        engine -> agrees(scenario, Checked.by(engine, read, manner)));
  }

  private static boolean agrees(Scenario scenario, Checked checked) {
    try {
      ProvisioningPropertyTest.check(scenario, checked);
      return true;
    } catch (AssertionError differs) {
      return false;
    }
  }

  private static ReadResult read(int seed, Scenario scenario) {
    return Checked.read("seed-" + seed + ".apq", scenario.text());
  }

  private static Expectation history(int seed, String generation) {
    VectorCase history = new HistoryGenerator(seed, generation).next("seed-" + seed).vector();
    return Expectation.ofCheck(
        "history " + seed + " of " + generation,
        Checked.read(history.id() + ".apq", CaseToSpec.replay(history)),
        new Replayed(history.results(), history.end()),
        checked ->
            new Replayed(
                ReportedState.results(checked.json()), ReportedState.changed(checked.json())));
  }
}
