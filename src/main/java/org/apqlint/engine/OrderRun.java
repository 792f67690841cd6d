package org.apqlint.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.analysis.WorkingOrder;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.engine.order.EndState;
import org.apqlint.engine.order.History;
import org.apqlint.engine.order.Holding;
import org.apqlint.engine.order.Meant;
import org.apqlint.engine.order.OtherOrder;
import org.apqlint.engine.order.Pool;
import org.apqlint.engine.order.Refused;
import org.apqlint.engine.order.Tried;
import org.apqlint.engine.order.Verdict;
import org.apqlint.engine.replay.OverrideCount;
import org.apqlint.finding.Finding;
import org.apqlint.model.Host;
import org.apqlint.model.PoolMask;

/**
 * Asks whether another order of the steps of a change is accepted, where one is refused as written.
 * Rules propose the orders; each is replayed from the same state, the nearest first, and its
 * outcome is a fact of a small session, until the rules find the one that works.
 */
final class OrderRun {

  private List<Finding> findings = List.of();
  private Optional<WorkingOrder> workingOrder = Optional.empty();
  private Optional<String> endRefused = Optional.empty();

  /** Costs nothing where nothing is refused; a long history is left as it is. */
  OrderRun(RuleBase rules, Host host, Replay written) {
    if (asksForAnother(written)) {
      try (Session session = Session.replay(rules)) {
        session.insertAll(facts(host, written));
        session.run(Phase.GOAL);
        session.run(Phase.REORDER);
        tryUntilOneWorks(session, written);
        session.run(Phase.REVIEW);
        read(session);
      }
    }
  }

  List<Finding> findings() {
    return findings;
  }

  Optional<WorkingOrder> workingOrder() {
    return workingOrder;
  }

  /** Why no order is accepted. */
  Optional<String> endRefused() {
    return endRefused;
  }

  /** A step that waits is neither done nor refused: where the steps lead is open then. */
  private static boolean asksForAnother(Replay written) {
    return written.steps().size() <= History.LONGEST
        && written.analysis().steps().stream().allMatch(step -> step.ok() || step.refused())
        && written.refused().stream().anyMatch(r -> r.writesMask() || r.assigns())
        && written.refused().stream().allMatch(Refused::dependsOnPlace);
  }

  private static List<Object> facts(Host host, Replay written) {
    History history = new History(host.name(), written.steps());
    EndState before = written.start();
    EndState meant = written.asMeant().end();
    List<Object> facts = new ArrayList<>(List.of(host.kernel(), history, new Meant(meant)));
    facts.addAll(history.written());
    facts.addAll(written.refused());
    for (PoolMask.Kind kind : PoolMask.Kind.values()) {
      facts.add(new Pool(kind, before.mask(kind), meant.mask(kind)));
    }
    for (String mdev : mdevs(before, meant)) {
      facts.add(new Holding(mdev, before.matrix(mdev), meant.matrix(mdev)));
    }
    before.facts().stream().filter(OverrideCount.class::isInstance).forEach(facts::add);
    return facts;
  }

  private static Set<String> mdevs(EndState before, EndState meant) {
    return Stream.concat(before.facts().stream(), meant.facts().stream())
        .filter(Assigned.class::isInstance)
        .map(fact -> ((Assigned) fact).mdev())
        .sorted()
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void tryUntilOneWorks(Session session, Replay written) {
    for (OtherOrder order : session.all(OtherOrder.class, Comparator.naturalOrder())) {
      Replay replay = written.inOrder(order.steps());
      session.insert(new Tried(order, replay.analysis(), replay.end()));
      session.run(Phase.CHOOSE);
      if (!session.all(WorkingOrder.class).isEmpty()) {
        return;
      }
    }
  }

  private void read(Session session) {
    findings = session.findings();
    workingOrder = session.all(WorkingOrder.class).stream().findFirst();
    endRefused =
        session
            .all(Verdict.class, Comparator.comparingInt(verdict -> verdict.refused().number()))
            .stream()
            .flatMap(verdict -> verdict.endRefused().stream())
            .reduce((one, other) -> one + "; " + other);
  }
}
