package org.apqlint.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apqlint.analysis.ChangeAnalysis;
import org.apqlint.analysis.Crycb;
import org.apqlint.analysis.Derivation;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.analysis.StepOutcome.Effect;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.analysis.fact.Inspects;
import org.apqlint.analysis.fact.Refilter;
import org.apqlint.engine.replay.ConfigRead;
import org.apqlint.engine.replay.MaskRead;
import org.apqlint.engine.replay.Now;
import org.apqlint.engine.replay.NumberRead;
import org.apqlint.engine.replay.Opened;
import org.apqlint.engine.replay.Passing;
import org.apqlint.engine.replay.Refusal;
import org.apqlint.engine.replay.Reviewed;
import org.apqlint.engine.replay.Waits;
import org.apqlint.finding.Finding;
import org.apqlint.model.ApConfigText;
import org.apqlint.model.Change;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelMask;
import org.apqlint.model.KernelNumber;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Spec;
import org.apqlint.model.Step;

/**
 * Replays steps on a host, one by one. The state that the kernel keeps (masks, queues, M, S, open
 * mdevs) is facts; each step is a fact too, and the rules of the phases change the state.
 */
final class Replay {

  private final Spec spec;
  private final Host host;
  private final boolean reviewed;
  private final List<Finding> findings;
  private final ChangeAnalysis analysis;
  private final StepRecorder recorder;

  /**
   * @param reviewed whether rules say what is wrong with what a step did
   * @param settledBefore before which step the host is as its exceptions say; below 0 where it is
   *     so from the start
   */
  private Replay(
      RuleBase rules,
      Spec spec,
      StartingState start,
      List<Step> steps,
      boolean reviewed,
      int settledBefore,
      StepRecorder recorder) {
    this.spec = spec;
    this.host = spec.hosts().get(0);
    this.reviewed = reviewed;
    this.recorder = recorder;
    try (Session state = Session.replay(rules)) {
      state.insertAll(start.facts());
      recorder.begin(state);
      List<StepOutcome> outcomes = new ArrayList<>();
      for (Step step : steps) {
        if (outcomes.size() == settledBefore) {
          state.run(Phase.SETTLE);
        }
        outcomes.add(turn(state, step, spec.mdevs().size() + outcomes.size()));
      }
      if (reviewed) {
        close(state);
      }
      findings = state.findings();
      analysis =
          new ChangeAnalysis(
              outcomes,
              mask(state, PoolMask.Kind.APMASK),
              mask(state, PoolMask.Kind.AQMASK),
              mdevs(state));
    }
  }

  /** The change blocks of a host, from what is declared; findings say what is wrong with them. */
  static Replay ofChanges(RuleBase rules, Spec spec, Session intent, StepRecorder recorder) {
    List<Step> steps = spec.changes().stream().flatMap(change -> change.steps().stream()).toList();
    StartingState start = StartingState.declared(spec, intent, Change.createdLater(steps));
    return new Replay(rules, spec, start, steps, true, -1, recorder);
  }

  /**
   * The steps that provision a host, from a fresh one. What the specification declares of single
   * queues holds as soon as masks and overrides are set: provisioning does not cure it.
   *
   * @param ofTheHost how many of the steps, the first ones, set masks and overrides
   */
  static Replay ofProvisioning(
      RuleBase rules, Spec spec, Session intent, List<Step> steps, int ofTheHost) {
    return new Replay(
        rules,
        spec,
        StartingState.fresh(spec, intent),
        steps,
        false,
        ofTheHost,
        StepRecorder.off());
  }

  List<Finding> findings() {
    return findings;
  }

  ChangeAnalysis analysis() {
    return analysis;
  }

  private StepOutcome turn(Session state, Step step, int number) {
    Map<String, GuestMatrix> before = seen(state);
    Map<String, String> openBefore = open(state);
    state.insert(step);
    state.insert(new Now(number));
    read(state, step);
    state.run(Phase.JUDGE);
    List<Refusal> refusals = state.all(Refusal.class);
    if (refusals.isEmpty()) {
      for (Phase phase : List.of(Phase.APPLY, Phase.DERIVE, Phase.PROBE, Phase.REACT)) {
        state.run(phase);
      }
      state.run(Phase.DERIVE);
      state.run(Phase.PLUG);
    }
    List<Refusal> decisive = decisive(refusals);
    StepOutcome outcome = outcome(step, decisive, effects(before, openBefore, state), state);
    if (reviewed) {
      state.insert(
          new Reviewed(
              step, outcome, host.name(), number - spec.mdevs().size() + 1, remedy(decisive)));
      state.run(Phase.REVIEW);
    }
    recorder.end(state);
    state.deleteAll(Passing.class);
    state.deleteAll(Refilter.class);
    state.deleteAll(Inspects.class);
    state.deleteAll(Step.class);
    return outcome;
  }

  /** At the end every mdev is filtered afresh, to be held against what its guest has. */
  private static void close(Session state) {
    state.all(Assigned.class).forEach(mdev -> state.insert(new Refilter(mdev.mdev())));
    state.run(Phase.DERIVE);
    state.run(Phase.CLOSE);
  }

  /** Text is read by code, as the kernel reads it; what it means is for the rules. */
  private void read(Session state, Step step) {
    if (step instanceof Step.Assign assign) {
      state.insert(new NumberRead(KernelNumber.parse(assign.value() + "\n")));
    } else if (step instanceof Step.WriteApConfig write) {
      state.insert(new ConfigRead(ApConfigText.parse(write.value() + "\n")));
    } else if (step instanceof Step.WriteMask write) {
      IdSet old = mask(state, write.mask());
      state.insert(
          new MaskRead(
              write.mask(), old, KernelMask.write(old, write.value() + "\n", write.mask())));
    }
  }

  /** The reasons of the test that fails first; those of one test may concern several mdevs. */
  static List<Refusal> decisive(List<Refusal> refusals) {
    int first = refusals.stream().mapToInt(Refusal::rank).min().orElse(0);
    return refusals.stream()
        .filter(refusal -> refusal.rank() == first)
        .sorted(Comparator.comparingInt(Refusal::order).reversed())
        .toList();
  }

  private static String remedy(List<Refusal> decisive) {
    return decisive.stream()
        .map(Refusal::remedy)
        .filter(remedy -> !remedy.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static StepOutcome outcome(
      Step step, List<Refusal> decisive, List<Effect> effects, Session state) {
    List<String> log = decisive.stream().flatMap(r -> r.log().stream()).toList();
    Optional<Refusal> first = decisive.stream().findFirst();
    Optional<String> reason =
        decisive.stream()
            .map(Refusal::detail)
            .filter(detail -> !detail.isEmpty())
            .reduce((one, other) -> one + "; " + other)
            .or(() -> first.flatMap(state.recorder().provenance()::of).map(Derivation::summary));
    String otherwise = state.all(Waits.class).isEmpty() ? "OK" : StepOutcome.WAITS;
    return new StepOutcome(step, first.map(Refusal::errno).orElse(otherwise), reason, log, effects);
  }

  private static IdSet mask(Session state, PoolMask.Kind kind) {
    return state.all(PoolMask.class).stream()
        .filter(mask -> mask.kind() == kind)
        .map(PoolMask::ids)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, GuestMatrix> seen(Session state) {
    return state.all(GuestMatrix.class).stream()
        .collect(Collectors.toMap(GuestMatrix::mdev, g -> g));
  }

  private static Map<String, String> open(Session state) {
    return state.all(Opened.class).stream().collect(Collectors.toMap(Opened::mdev, Opened::guest));
  }

  private List<Effect> effects(
      Map<String, GuestMatrix> before, Map<String, String> openBefore, Session state) {
    Map<String, GuestMatrix> after = seen(state);
    Map<String, String> openAfter = open(state);
    return spec.mdevs().stream()
        .map(Mdev::name)
        .filter(m -> openBefore.containsKey(m) || openAfter.containsKey(m))
        .map(
            m ->
                Effects.between(
                    openAfter.getOrDefault(m, openBefore.get(m)),
                    openBefore.containsKey(m) ? before.get(m) : null,
                    openAfter.containsKey(m) ? after.get(m) : null))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<MdevAnalysis> mdevs(Session state) {
    Map<String, Assigned> assigned =
        state.all(Assigned.class).stream().collect(Collectors.toMap(Assigned::mdev, a -> a));
    Map<String, GuestMatrix> seen = seen(state);
    Map<String, String> open = open(state);
    return spec.mdevs().stream()
        .filter(m -> assigned.containsKey(m.name()))
        .map(m -> after(m, assigned.get(m.name()), seen.get(m.name()), open.containsKey(m.name())))
        .toList();
  }

  private MdevAnalysis after(Mdev mdev, Assigned assigned, GuestMatrix seen, boolean running) {
    Visible visible = new Visible(host.generation(), running);
    Matrix matrix = seen == null ? Matrix.EMPTY : seen.matrix();
    IdSet control = seen == null ? IdSet.NONE : seen.controlDomains();
    return new MdevAnalysis(
        mdev.name(),
        mdev.uuid(),
        spec.guests().stream()
            .filter(g -> g.mdev().filter(mdev.ref()::equals).isPresent())
            .map(Guest::name)
            .toList(),
        running,
        assigned.matrix(),
        visible.guestMatrix(matrix),
        assigned.controlDomains(),
        visible.guestControlDomains(control),
        running
            ? Optional.of(new Crycb(matrix.adapters(), matrix.domains(), control))
            : Optional.empty());
  }
}
