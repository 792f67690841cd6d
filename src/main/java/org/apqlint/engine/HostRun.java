package org.apqlint.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.ChangeAnalysis;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.Provenance;
import org.apqlint.analysis.Provisioning;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.analysis.fact.EffectiveFeature;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.analysis.fact.Portion;
import org.apqlint.analysis.fact.Provisioned;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.engine.plan.Manner;
import org.apqlint.finding.Finding;
import org.apqlint.model.CpuFeature;
import org.apqlint.model.Generation;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Spec;

/** The intent reading of one host, and the replay of its change blocks. */
final class HostRun {

  private final Spec spec;
  private final Host host;
  private final List<Finding> findings = new ArrayList<>();
  private final HostAnalysis analysis;
  private final StepRecorder recorder;

  HostRun(RuleBase rules, Spec spec, Optional<Manner> manner) {
    this(rules, spec, manner, StepRecorder.off());
  }

  HostRun(RuleBase rules, Spec spec, Optional<Manner> manner, StepRecorder recorder) {
    this.spec = spec;
    this.recorder = recorder;
    this.host = spec.hosts().get(0);
    try (Session session = Session.intent(rules)) {
      session.insertAll(facts());
      session.run(Phase.DERIVE);
      session.run(Phase.CHECK);
      if (orderDecides(session)) {
        session.insertAll(ProvisioningRun.compared(rules, spec, session));
        session.run(Phase.CLOSE);
      }
      Provenance provenance = session.recorder().provenance();
      findings.addAll(session.findings());
      Optional<Provisioning> provisioning =
          manner.map(how -> ProvisioningRun.of(rules, spec, session, how));
      analysis = read(session, provenance, replay(rules, session), provisioning);
    }
  }

  /**
   * Whether the order of the writes may decide what a guest gets: only dynamic-delta filters no
   * more than what a write brings, and only where a queue is missing does the filter find
   * something.
   */
  private boolean orderDecides(Session session) {
    return host.generation() == Generation.DYNAMIC_DELTA
        && (!session.all(Lacks.class).isEmpty()
            || spec.mdevs().stream()
                .anyMatch(m -> !host.domains().ids().containsAll(m.domains().ids())));
  }

  HostAnalysis analysis() {
    return analysis;
  }

  List<Finding> findings() {
    return findings;
  }

  private List<Object> facts() {
    List<Object> facts =
        new ArrayList<>(List.of(host, host.kernel(), host.apmask(), host.aqmask()));
    facts.addAll(host.adapters());
    facts.addAll(host.exceptions());
    facts.addAll(host.overrides());
    facts.addAll(spec.mdevs());
    facts.addAll(spec.guests());
    facts.addAll(spec.changes());
    facts.addAll(spec.oddities());
    facts.addAll(spec.repetitions());
    facts.addAll(spec.policies());
    facts.addAll(Arrays.asList(CpuFeature.values()));
    return facts;
  }

  private Optional<ChangeAnalysis> replay(RuleBase rules, Session intent) {
    if (spec.changes().isEmpty()) {
      return Optional.empty();
    }
    Replay replay = Replay.ofChanges(rules, spec, intent, recorder);
    findings.addAll(replay.findings());
    OrderRun orders = new OrderRun(rules, host, replay);
    findings.addAll(orders.findings());
    return Optional.of(replay.analysis().with(orders.workingOrder(), orders.endRefused()));
  }

  private HostAnalysis read(
      Session session,
      Provenance provenance,
      Optional<ChangeAnalysis> change,
      Optional<Provisioning> provisioning) {
    List<MdevAnalysis> mdevs = spec.mdevs().stream().map(mdev -> intent(mdev, session)).toList();
    return new HostAnalysis(
        host,
        session.all(QueueRow.class, Comparator.comparingInt(QueueRow::apid)),
        spec.mdevs(),
        mdevs,
        spec.mdevs().stream().map(mdev -> given(mdev, session)).toList(),
        spec.guests().stream().map(guest -> guest(guest, mdevs, session)).toList(),
        change,
        provenance,
        provisioning);
  }

  private MdevAnalysis intent(Mdev mdev, Session session) {
    Assigned held = of(mdev, session.all(Assigned.class));
    GuestMatrix seen = of(mdev, session.all(GuestMatrix.class));
    List<Guest> users = spec.guests().stream().filter(g -> g.names(mdev.ref())).toList();
    boolean running = users.stream().anyMatch(Guest::running);
    return new Visible(host.generation(), running).of(mdev, users, held, seen, !users.isEmpty());
  }

  /**
   * S of an mdev. Where the order of the writes decides, it is what the order of the script leads
   * to: that is what a guest will find.
   */
  private static GuestMatrix given(Mdev mdev, Session session) {
    GuestMatrix seen = of(mdev, session.all(GuestMatrix.class));
    return session.all(Provisioned.class).stream()
        .filter(end -> end.mdev().equals(mdev.name()))
        .findFirst()
        .map(end -> new GuestMatrix(seen.mdev(), end.safest(), seen.controlDomains()))
        .orElse(seen);
  }

  private static <F extends Portion> F of(Mdev mdev, List<F> facts) {
    return facts.stream().filter(f -> f.mdev().equals(mdev.name())).findFirst().orElseThrow();
  }

  private GuestAnalysis guest(Guest guest, List<MdevAnalysis> mdevs, Session session) {
    Optional<Mdev> declared =
        spec.mdevs().stream()
            .filter(m -> guest.mdev().filter(m.ref()::equals).isPresent())
            .findFirst();
    Matrix gets =
        declared.map(m -> of(m, session.all(GuestMatrix.class)).matrix()).orElse(Matrix.EMPTY);
    return new GuestAnalysis(
        guest,
        declared.flatMap(m -> mdevs.stream().filter(a -> a.name().equals(m.name())).findFirst()),
        declared.map(Mdev::matrix).orElse(Matrix.EMPTY),
        gets,
        session
            .all(EffectiveFeature.class, Comparator.comparing(EffectiveFeature::feature))
            .stream()
            .filter(feature -> feature.guest().equals(guest))
            .toList(),
        declared.map(m -> Reasons.of(host, m, session)).orElse(List.of()));
  }
}
