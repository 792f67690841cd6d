package org.apqlint.engine;

import java.util.ArrayList;
import java.util.List;
import org.apqlint.analysis.ChangeAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.analysis.StepOutcome.Effect;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.analysis.fact.Inspects;
import org.apqlint.analysis.fact.Refilter;
import org.apqlint.engine.order.EndState;
import org.apqlint.engine.order.Refused;
import org.apqlint.engine.replay.ConfigRead;
import org.apqlint.engine.replay.MaskRead;
import org.apqlint.engine.replay.Now;
import org.apqlint.engine.replay.NumberRead;
import org.apqlint.engine.replay.Passing;
import org.apqlint.engine.replay.Refusal;
import org.apqlint.engine.replay.Reviewed;
import org.apqlint.engine.replay.Waits;
import org.apqlint.finding.Finding;
import org.apqlint.model.ApConfigText;
import org.apqlint.model.Change;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelMask;
import org.apqlint.model.KernelNumber;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Spec;
import org.apqlint.model.Step;

/**
 * Replays steps on a host, one by one. The state that the kernel keeps (masks, queues, M, S, open
 * mdevs) is facts; each step is a fact too, and the rules of the phases change the state.
 */
final class Replay {

  /** What becomes of the steps. */
  private enum Manner {
    /** What the kernel does with each, and rules say what is wrong with it. */
    REVIEWED,
    /** What the kernel does with each. */
    PLAIN,
    /** Each that the kernel can read is carried out, whatever stands against it. */
    AS_MEANT
  }

  private final RuleBase rules;
  private final Spec spec;
  private final Host host;
  private final StartingState start;
  private final List<Step> steps;
  private final Manner manner;
  private final List<Refused> refused = new ArrayList<>();
  private final List<Finding> findings;
  private final ChangeAnalysis analysis;
  private final StepRecorder recorder;
  private final EndState end;

  /**
   * @param settledBefore before which step the host is as its exceptions say; below 0 where it is
   *     so from the start
   */
  private Replay(
      RuleBase rules,
      Spec spec,
      StartingState start,
      List<Step> steps,
      Manner manner,
      int settledBefore,
      StepRecorder recorder) {
    this.rules = rules;
    this.spec = spec;
    this.host = spec.hosts().get(0);
    this.start = start;
    this.steps = List.copyOf(steps);
    this.manner = manner;
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
      if (manner == Manner.REVIEWED) {
        close(state);
      }
      findings = state.findings();
      KernelState left = new KernelState(state);
      analysis =
          new ChangeAnalysis(
              outcomes,
              left.mask(PoolMask.Kind.APMASK),
              left.mask(PoolMask.Kind.AQMASK),
              left.mdevs(spec));
      end = left.end();
    }
  }

  /** The change blocks of a host, from what is declared; findings say what is wrong with them. */
  static Replay ofChanges(RuleBase rules, Spec spec, Session intent, StepRecorder recorder) {
    List<Step> steps = spec.changes().stream().flatMap(change -> change.steps().stream()).toList();
    StartingState start = StartingState.declared(spec, intent, Change.createdLater(steps));
    return new Replay(rules, spec, start, steps, Manner.REVIEWED, -1, recorder);
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
        Manner.PLAIN,
        ofTheHost,
        StepRecorder.off());
  }

  /** These steps from where this one starts. */
  Replay inOrder(List<Step> otherSteps) {
    return new Replay(rules, spec, start, otherSteps, Manner.PLAIN, -1, StepRecorder.off());
  }

  /** Where the steps lead, if none is refused for what holds at its time. */
  Replay asMeant() {
    return new Replay(rules, spec, start, steps, Manner.AS_MEANT, -1, StepRecorder.off());
  }

  List<Step> steps() {
    return steps;
  }

  /** The steps that the kernel refuses, in their order. */
  List<Refused> refused() {
    return List.copyOf(refused);
  }

  /** What the kernel keeps before the first step. */
  EndState start() {
    return KernelState.of(start.facts());
  }

  /** What the kernel keeps after the last step. */
  EndState end() {
    return end;
  }

  List<Finding> findings() {
    return findings;
  }

  ChangeAnalysis analysis() {
    return analysis;
  }

  private StepOutcome turn(Session state, Step step, int number) {
    Seen before = Seen.in(state);
    state.insert(step);
    state.insert(new Now(number));
    read(state, step);
    state.run(Phase.JUDGE);
    List<Refusal> refusals = state.all(Refusal.class);
    if (carriedOut(refusals)) {
      for (Phase phase : List.of(Phase.APPLY, Phase.DERIVE, Phase.PROBE, Phase.REACT)) {
        state.run(phase);
      }
      state.run(Phase.DERIVE);
      state.run(Phase.PLUG);
    }
    Decisive decisive = Decisive.of(refusals);
    StepOutcome outcome =
        outcome(step, decisive, before.until(Seen.in(state), spec.mdevs()), state);
    int position = number - spec.mdevs().size() + 1;
    decisive.first().ifPresent(refusal -> refused.add(refused(position, outcome, refusal, state)));
    if (manner == Manner.REVIEWED) {
      state.insert(new Reviewed(step, outcome, host.name(), position, decisive.remedy()));
      state.run(Phase.REVIEW);
    }
    recorder.end(state);
    state.deleteAll(Passing.class);
    state.deleteAll(Refilter.class);
    state.deleteAll(Inspects.class);
    state.deleteAll(Step.class);
    return outcome;
  }

  private boolean carriedOut(List<Refusal> refusals) {
    return refusals.isEmpty()
        || manner == Manner.AS_MEANT && refusals.stream().allMatch(Refusal::dependsOnPlace);
  }

  private static Refused refused(
      int position, StepOutcome outcome, Refusal refusal, Session state) {
    KernelState kept = new KernelState(state);
    return new Refused(
        position,
        outcome,
        refusal.dependsOnPlace(),
        kept.mask(PoolMask.Kind.APMASK),
        kept.mask(PoolMask.Kind.AQMASK));
  }

  /** At the end every mdev is filtered afresh, to be held against what its guest has. */
  private static void close(Session state) {
    state.all(Assigned.class).forEach(mdev -> state.insert(new Refilter(mdev.mdev())));
    state.run(Phase.DERIVE);
    state.run(Phase.CLOSE);
  }

  /** Text is read by code, as the kernel reads it; what it means is for the rules. */
  private static void read(Session state, Step step) {
    if (step instanceof Step.Assign assign) {
      state.insert(new NumberRead(KernelNumber.parse(assign.value() + "\n")));
    } else if (step instanceof Step.WriteApConfig write) {
      state.insert(new ConfigRead(ApConfigText.parse(write.value() + "\n")));
    } else if (step instanceof Step.WriteMask write) {
      IdSet old = new KernelState(state).mask(write.mask());
      state.insert(
          new MaskRead(
              write.mask(), old, KernelMask.write(old, write.value() + "\n", write.mask())));
    }
  }

  private static StepOutcome outcome(
      Step step, Decisive decisive, List<Effect> effects, Session state) {
    String otherwise = state.all(Waits.class).isEmpty() ? "OK" : StepOutcome.WAITS;
    return new StepOutcome(
        step,
        decisive.first().map(Refusal::errno).orElse(otherwise),
        decisive.inWords(state.recorder().provenance()),
        decisive.log(),
        effects);
  }
}
