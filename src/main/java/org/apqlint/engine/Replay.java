package org.apqlint.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.analysis.ChangeAnalysis;
import org.apqlint.analysis.Crycb;
import org.apqlint.analysis.Derivation;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.analysis.StepOutcome.Effect;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.analysis.fact.Configuration;
import org.apqlint.analysis.fact.Existing;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.analysis.fact.Inspects;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.analysis.fact.Refilter;
import org.apqlint.engine.replay.ConfigRead;
import org.apqlint.engine.replay.Hardware;
import org.apqlint.engine.replay.Identity;
import org.apqlint.engine.replay.Limits;
import org.apqlint.engine.replay.MaskRead;
import org.apqlint.engine.replay.MaskWritten;
import org.apqlint.engine.replay.Now;
import org.apqlint.engine.replay.NumberRead;
import org.apqlint.engine.replay.Opened;
import org.apqlint.engine.replay.Overridden;
import org.apqlint.engine.replay.OverrideCount;
import org.apqlint.engine.replay.Passing;
import org.apqlint.engine.replay.Refusal;
import org.apqlint.engine.replay.Reviewed;
import org.apqlint.engine.replay.Waits;
import org.apqlint.finding.Finding;
import org.apqlint.model.Adapter;
import org.apqlint.model.ApConfigText;
import org.apqlint.model.Apqn;
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
 * Replays the change blocks of a host, step by step. The state that the kernel keeps (masks,
 * queues, M, S, open mdevs) is facts; each step is a fact too, and the rules of the phases change
 * the state.
 */
final class Replay {

  private final Spec spec;
  private final Host host;
  private final List<Finding> findings;
  private final ChangeAnalysis analysis;
  private final StepRecorder recorder;

  /** Replays the steps from what the intent reading says of the host. */
  Replay(RuleBase rules, Spec spec, Session intent, StepRecorder recorder) {
    this.spec = spec;
    this.host = spec.hosts().get(0);
    this.recorder = recorder;
    try (Session state = Session.replay(rules)) {
      declare(state, intent);
      recorder.begin(state);
      List<StepOutcome> outcomes = new ArrayList<>();
      for (Step step : steps()) {
        outcomes.add(turn(state, step, spec.mdevs().size() + outcomes.size()));
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

  List<Finding> findings() {
    return findings;
  }

  ChangeAnalysis analysis() {
    return analysis;
  }

  private List<Step> steps() {
    return spec.changes().stream().flatMap(change -> change.steps().stream()).toList();
  }

  private void declare(Session state, Session intent) {
    state.insertAll(List.of(host.kernel(), host.apmask(), host.aqmask()));
    state.insert(new Limits(host.maxAdapter(), host.maxDomain()));
    state.insertAll(intent.all(Existing.class));
    state.insertAll(intent.all(QueueRow.class));
    state.insertAll(intent.all(Configuration.class));
    state.insertAll(spec.guests());
    state.insertAll(host.exceptions());
    state.insert(new Hardware(oldCards()));
    state.insertAll(overrides(intent));
    if (!host.bootMasks()) {
      Stream.of(host.apmask(), host.aqmask())
          .filter(mask -> mask.place().isPresent())
          .forEach(mask -> state.insert(new MaskWritten(mask.kind())));
    }
    spec.mdevs().forEach(m -> state.insert(new Identity(m.name(), m.uuid())));
    Set<String> absent = createdLater();
    intent.all(Assigned.class).stream()
        .filter(a -> !absent.contains(a.mdev()))
        .forEach(state::insert);
    Map<String, String> opened = new LinkedHashMap<>();
    spec.guests().stream()
        .filter(Guest::running)
        .flatMap(
            g -> g.uses().stream().limit(1).map(use -> new Opened(use.mdev().name(), g.name())))
        .filter(o -> !absent.contains(o.mdev()) && isMine(o.mdev()))
        .forEach(o -> opened.putIfAbsent(o.mdev(), o.guest()));
    opened.forEach((mdev, guest) -> state.insert(new Opened(mdev, guest)));
    intent.all(GuestMatrix.class).stream()
        .filter(g -> !absent.contains(g.mdev()))
        .filter(g -> new Visible(host.generation(), opened.containsKey(g.mdev())).shows())
        .forEach(state::insert);
  }

  private List<Object> overrides(Session intent) {
    List<Object> overrides = new ArrayList<>();
    for (Existing row : intent.all(Existing.class)) {
      for (int apqi : row.domains().toList()) {
        Apqn queue = new Apqn(row.apid(), apqi);
        host.overrides().stream()
            .filter(o -> o.queues().contains(queue))
            .findFirst()
            .ifPresent(o -> overrides.add(new Overridden(queue, o.driver())));
      }
    }
    overrides.add(new OverrideCount(overrides.size()));
    return overrides;
  }

  private IdSet oldCards() {
    return IdSet.of(
        host.adapters().stream().filter(a -> !a.newEnough()).map(Adapter::apid).toList());
  }

  private boolean isMine(String mdev) {
    return spec.mdevs().stream().anyMatch(m -> m.name().equals(mdev));
  }

  /** The mdevs whose first life-cycle step is their creation: they do not exist before it. */
  private Set<String> createdLater() {
    Map<String, Boolean> createdFirst = new LinkedHashMap<>();
    for (Step step : steps()) {
      if (step instanceof Step.Create create) {
        createdFirst.putIfAbsent(create.mdev(), true);
      } else if (step instanceof Step.Remove remove) {
        createdFirst.putIfAbsent(remove.mdev(), false);
      }
    }
    return createdFirst.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
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
    state.insert(
        new Reviewed(
            step, outcome, host.name(), number - spec.mdevs().size() + 1, remedy(decisive)));
    state.run(Phase.REVIEW);
    recorder.end(state);
    state.deleteAll(Passing.class);
    state.deleteAll(Refilter.class);
    state.deleteAll(Inspects.class);
    state.deleteAll(Step.class);
    return outcome;
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
