package org.apqlint.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apqlint.Checked;
import org.apqlint.analysis.Crycb;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.Provisioning;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.engine.plan.Manner;
import org.apqlint.finding.RefusedBy;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Step;
import org.apqlint.reference.HostState;
import org.apqlint.reference.ReferenceModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The script that a specification leads to does what the intent says, write by write, and the
 * reference model agrees: a specification without an error gives only OK, one with an error has a
 * write that is refused.
 */
class ProvisioningPropertyTest {

  /** More with {@code -Dspecifications=1000}. */
  private static final int SPECIFICATIONS = Integer.getInteger("specifications", 150);

  @ParameterizedTest
  @CsvSource({
    "static, SAFEST",
    "v10, SAFEST",
    "dynamic-delta, ASCENDING",
    "dynamic-delta, SAFEST",
    "dynamic, SAFEST",
    "ap-config, ONE_BY_ONE",
    "ap-config, AT_ONCE",
    "driver-override, SAFEST",
    "driver-override, AT_ONCE"
  })
  void scriptIntentAndReferenceAgree(String generation, Manner manner) {
    int accepted = 0;
    int leaked = 0;
    for (int seed = 1; seed <= SPECIFICATIONS; seed++) {
      Scenario scenario = new ScenarioGenerator(seed).next(generation);
      Checked checked = Checked.text("seed-" + seed + ".apq", scenario.text(), manner);
      Outcome outcome = check(scenario, checked);
      accepted += outcome == Outcome.REFUSED ? 0 : 1;
      leaked += outcome == Outcome.LEAKED ? 1 : 0;
    }
    System.out.printf(
        "script %s %s: %d of %d specifications accepted, %d with a leak%n",
        generation, manner, accepted, SPECIFICATIONS, leaked);
    assertThat(accepted).isBetween(SPECIFICATIONS / 20, SPECIFICATIONS - SPECIFICATIONS / 20);
    assertThat(leaked > 0).as("leaks").isEqualTo(generation.equals("dynamic-delta"));
  }

  /** What became of a specification. */
  enum Outcome {
    REFUSED,
    AS_DECLARED,
    LEAKED
  }

  /** Fails unless script, intent and reference model agree. */
  static Outcome check(Scenario scenario, Checked checked) {
    String about = scenario.generation() + "\n" + scenario.text();
    HostAnalysis host = checked.analysis().hosts().get(0);
    Provisioning provisioning = host.provisioning().orElseThrow();
    assertThat(provisioning.refusal().isPresent())
        .as("a write is refused iff there is an error, %s%s", about, checked.errors())
        .isEqualTo(checked.errors().stream().anyMatch(e -> e.refusedBy() == RefusedBy.KERNEL));
    if (provisioning.refusal().isPresent()) {
      return Outcome.REFUSED;
    }
    ReferenceModel model = ReferenceModel.of(scenario.generation(), scenario.host());
    Set<String> bound = perform(model, scenario, provisioning);
    assertThat(state(provisioning)).as("replay, %s", about).isEqualTo(model.state().mdevs());
    boolean same = seen(host.mdevs()).equals(seen(provisioning.replay().mdevs()));
    if (scenario.generation().equals("dynamic-delta") && !same) {
      assertThat(checked.findings("AP319")).as("the leak is told, %s", about).isNotEmpty();
      return Outcome.LEAKED;
    }
    assertThat(seen(provisioning.replay().mdevs()))
        .as("intent, %s", about)
        .isEqualTo(seen(host.mdevs()));
    assertThat(queuesOfGuests(provisioning))
        .as("only bound queues, each in one guest, %s", about)
        .doesNotHaveDuplicates()
        .isSubsetOf(bound);
    return Outcome.AS_DECLARED;
  }

  /** Does the writes; the queues that are bound to vfio_ap afterwards. */
  private static Set<String> perform(
      ReferenceModel model, Scenario scenario, Provisioning provisioning) {
    boolean settled = false;
    for (StepOutcome outcome : provisioning.replay().steps()) {
      if (!settled && !setsUpTheHost(outcome.step())) {
        scenario.unbound().forEach(queue -> model.perform(List.of("unbind", queue)));
        settled = true;
      }
      assertThat(model.perform(Operations.of(outcome.step())))
          .as(outcome.step().text())
          .isEqualTo(outcome.result());
    }
    return new TreeSet<>(model.boundToVfio().stream().map(Object::toString).toList());
  }

  private static boolean setsUpTheHost(Step step) {
    return step instanceof Step.WriteMask || step instanceof Step.OfQueue;
  }

  /** What intent and replay say alike: the masks of a guest are those that it would have. */
  private static Map<String, List<Object>> seen(List<MdevAnalysis> mdevs) {
    Map<String, List<Object>> seen = new TreeMap<>();
    for (MdevAnalysis mdev : mdevs) {
      seen.put(
          mdev.name(),
          List.of(
              mdev.running(),
              mdev.matrix(),
              mdev.guestMatrix(),
              mdev.controlDomains(),
              mdev.guestControlDomains(),
              mdev.running() ? mdev.crycb().orElseThrow() : "no guest"));
    }
    return seen;
  }

  private static List<String> queuesOfGuests(Provisioning provisioning) {
    List<String> queues = new ArrayList<>();
    provisioning.replay().mdevs().stream()
        .flatMap(mdev -> mdev.crycb().stream())
        .map(crycb -> new Matrix(crycb.apm(), crycb.aqm()))
        .forEach(matrix -> matrix.apqns().forEach(queue -> queues.add(queue.toString())));
    return queues;
  }

  private static Map<String, HostState.MdevState> state(Provisioning provisioning) {
    Map<String, HostState.MdevState> state = new TreeMap<>();
    provisioning.replay().mdevs().forEach(mdev -> state.put(mdev.name(), state(mdev)));
    return state;
  }

  private static HostState.MdevState state(MdevAnalysis mdev) {
    return new HostState.MdevState(
        mdev.running(),
        mdev.matrix().lines(),
        mdev.guestMatrix().map(Matrix::lines).orElse(null),
        lines(mdev.controlDomains()),
        lines(mdev.guestControlDomains()),
        mdev.crycb().map(ProvisioningPropertyTest::masks).orElse(null));
  }

  private static HostState.Masks masks(Crycb crycb) {
    return new HostState.Masks(crycb.apm().toMask(), crycb.aqm().toMask(), crycb.adm().toMask());
  }

  private static List<String> lines(IdSet domains) {
    return domains.stream().mapToObj(id -> String.format("%04x", id)).toList();
  }
}
