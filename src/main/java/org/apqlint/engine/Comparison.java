package org.apqlint.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.ChangeAnalysis;
import org.apqlint.analysis.Crycb;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.analysis.upgrade.BehaviourChange;
import org.apqlint.analysis.upgrade.FindingChange;
import org.apqlint.analysis.upgrade.FindingIn;
import org.apqlint.analysis.upgrade.GuestComparison;
import org.apqlint.analysis.upgrade.GuestIn;
import org.apqlint.analysis.upgrade.HostUpgrade;
import org.apqlint.analysis.upgrade.KernelIn;
import org.apqlint.analysis.upgrade.MaskChange;
import org.apqlint.analysis.upgrade.MaskIn;
import org.apqlint.analysis.upgrade.MdevChange;
import org.apqlint.analysis.upgrade.MdevIn;
import org.apqlint.analysis.upgrade.StepChange;
import org.apqlint.analysis.upgrade.StepIn;
import org.apqlint.analysis.upgrade.World;
import org.apqlint.config.Behaviour;
import org.apqlint.finding.Finding;
import org.apqlint.model.Generation;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.Mdev;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Spec;

/**
 * Results of one host under several kernels, beside each other in a session of their own. The rules
 * find what differs; this code brings the results in and takes the differences out.
 */
final class Comparison {

  private final RuleBase rules;

  Comparison(RuleBase rules) {
    this.rules = rules;
  }

  /** What changes for a host, from one result to the other. */
  HostUpgrade upgrade(Spec spec, HostResult before, HostResult after) {
    try (Session session = Session.compare(rules)) {
      declare(session, spec, before, after);
      World earlier = insert(session, before, true);
      World later = insert(session, after, false);
      replayed(session, earlier, spec, before);
      replayed(session, later, spec, after);
      session.run(Phase.DERIVE);
      session.run(Phase.COMPARE);
      return read(session, spec, before, after);
    }
  }

  /** The findings of no compared host that only one of two runs has. */
  List<FindingChange> findings(List<Finding> before, List<Finding> after) {
    try (Session session = Session.compare(rules)) {
      // No rule about findings asks for the generation: there may be several.
      World earlier = new World(Generation.V10, true, false);
      World later = new World(Generation.V10, false, false);
      before.forEach(finding -> session.insert(FindingIn.of(earlier, finding)));
      after.forEach(finding -> session.insert(FindingIn.of(later, finding)));
      session.run(Phase.COMPARE);
      return session.all(FindingChange.class, Comparator.naturalOrder());
    }
  }

  /**
   * What the guests of a host that names no generation would get on each of the others: findings,
   * one for each guest where that differs.
   */
  List<Finding> otherGenerations(Spec spec, HostResult assumed) {
    Host host = assumed.analysis().host();
    if (spec.guests().isEmpty()) {
      return List.of();
    }
    try (Session session = Session.compare(rules)) {
      insert(session, assumed, true);
      for (Generation other : Generation.values()) {
        if (other != host.generation()) {
          HostRun run =
              new HostRun(
                  rules,
                  spec.atRest().with(h -> h.with(h.kernel().behavingAs(other))),
                  Optional.empty());
          insert(session, new HostResult(run.analysis(), run.findings()), false);
        }
      }
      session.run(Phase.DERIVE);
      session.run(Phase.COMPARE);
      return session.findings();
    }
  }

  private static void declare(Session session, Spec spec, HostResult before, HostResult after) {
    session.insert(before.analysis().host());
    session.insertAll(spec.mdevs());
    session.insertAll(spec.guests());
    spec.changes().forEach(change -> session.insertAll(change.steps()));
    session.insertAll(Behaviour.catalogue());
    LinkedHashSet<Lacks> lacks = new LinkedHashSet<>();
    before.analysis().provenance().facts(Lacks.class).forEach(lacks::add);
    after.analysis().provenance().facts(Lacks.class).forEach(lacks::add);
    session.insertAll(lacks);
  }

  private static World insert(Session session, HostResult result, boolean base) {
    KernelChoice kernel = result.analysis().host().kernel();
    World world =
        new World(kernel.generation(), base, kernel.basis() == KernelChoice.Basis.ASSUMED);
    session.insert(new KernelIn(world, kernel));
    result.findings().forEach(finding -> session.insert(FindingIn.of(world, finding)));
    result
        .analysis()
        .guests()
        .forEach(guest -> session.insert(new GuestIn(world, guest, control(guest))));
    return world;
  }

  private static IdSet control(GuestAnalysis guest) {
    return guest.mdev().flatMap(MdevAnalysis::crycb).map(Crycb::adm).orElse(IdSet.NONE);
  }

  private static void replayed(Session session, World world, Spec spec, HostResult result) {
    if (result.analysis().change().isEmpty()) {
      return;
    }
    ChangeAnalysis change = result.analysis().change().get();
    for (int i = 0; i < change.steps().size(); i++) {
      session.insert(new StepIn(world, i + 1, change.steps().get(i)));
    }
    session.insert(new MaskIn(world, PoolMask.Kind.APMASK, change.apmask()));
    session.insert(new MaskIn(world, PoolMask.Kind.AQMASK, change.aqmask()));
    for (Mdev mdev : spec.mdevs()) {
      Optional<MdevAnalysis> state =
          change.mdevs().stream().filter(m -> m.name().equals(mdev.name())).findFirst();
      session.insert(new MdevIn(world, mdev.name(), state));
    }
  }

  private static HostUpgrade read(Session session, Spec spec, HostResult before, HostResult after) {
    List<String> mdevs = spec.mdevs().stream().map(Mdev::name).toList();
    List<String> guests = new ArrayList<>();
    spec.guests().forEach(guest -> guests.add(guest.address()));
    return new HostUpgrade(
        before.analysis(),
        after.analysis(),
        session.all(BehaviourChange.class, Comparator.comparingInt(BehaviourChange::order)),
        session.all(
            GuestComparison.class,
            Comparator.comparingInt(guest -> guests.indexOf(guest.before().guest()))),
        session.all(FindingChange.class, Comparator.naturalOrder()),
        session.findings(),
        session.all(StepChange.class, Comparator.comparingInt(StepChange::number)),
        session.all(MaskChange.class, Comparator.comparing(MaskChange::kind)),
        session.all(MdevChange.class, Comparator.comparingInt(mdev -> mdevs.indexOf(mdev.mdev()))));
  }
}
