package org.apqlint.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.engine.order.EndState;
import org.apqlint.engine.replay.Opened;
import org.apqlint.engine.replay.Overridden;
import org.apqlint.engine.replay.OverrideCount;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Mdev;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Spec;

/** Reads what the kernel keeps at a moment of a replay: masks, mdevs, queues. */
final class KernelState {

  /** The kinds of facts that say what the kernel keeps, but for what guests see. */
  private static final List<Class<?>> KEPT =
      List.of(
          PoolMask.class,
          Assigned.class,
          Opened.class,
          QueueRow.class,
          Overridden.class,
          OverrideCount.class);

  private final Session session;

  KernelState(Session session) {
    this.session = session;
  }

  /** What it keeps by these facts. */
  static EndState of(List<?> facts) {
    return EndState.of(facts.stream().filter(fact -> KEPT.contains(fact.getClass())).toList());
  }

  /** What it keeps, to be held against another end. */
  EndState end() {
    return EndState.of(KEPT.stream().flatMap(kind -> session.all(kind).stream()).toList());
  }

  /** The ids that this mask leaves to the host. */
  IdSet mask(PoolMask.Kind kind) {
    return session.all(PoolMask.class).stream()
        .filter(mask -> mask.kind() == kind)
        .map(PoolMask::ids)
        .findFirst()
        .orElseThrow();
  }

  /** The mdevs that there are, in the order of the text. */
  List<MdevAnalysis> mdevs(Spec spec) {
    Host host = spec.hosts().get(0);
    Map<String, Assigned> held =
        session.all(Assigned.class).stream().collect(Collectors.toMap(Assigned::mdev, a -> a));
    Seen seen = Seen.in(session);
    return spec.mdevs().stream()
        .filter(mdev -> held.containsKey(mdev.name()))
        .map(
            mdev -> {
              boolean running = seen.isOpen(mdev);
              return new Visible(host.generation(), running)
                  .of(mdev, users(mdev, spec), held.get(mdev.name()), seen.of(mdev), running);
            })
        .toList();
  }

  private static List<Guest> users(Mdev mdev, Spec spec) {
    return spec.guests().stream()
        .filter(guest -> guest.mdev().filter(mdev.ref()::equals).isPresent())
        .toList();
  }
}
