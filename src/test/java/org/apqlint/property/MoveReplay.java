package org.apqlint.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Step;
import org.apqlint.reference.HostState;
import org.apqlint.reference.ReferenceModel;

/**
 * A move as writes on two hosts of the reference model: both are provisioned, but for the mdev that
 * the guest gets; then the guest gives up the one mdev, the other is created and assigned as the
 * script does it, and the guest opens it. What is refused is remembered, and the rest goes on.
 */
final class MoveReplay {

  /** What a guest has with an mdev: its queues, as masks, and its control domains. */
  record Seen(Matrix queues, IdSet controls) {
    static final Seen NOTHING = new Seen(Matrix.EMPTY, IdSet.NONE);
  }

  /** A host under way. */
  private final class End {
    final MoveHost host;
    final ReferenceModel model;
    final List<String> refused;
    final Map<String, Set<String>> refusedOf = new TreeMap<>();
    final Set<String> notStarted = new TreeSet<>();
    final Set<String> uuids = new TreeSet<>();

    End(MoveHost host) {
      this.host = host;
      model = host.booted();
      refused = host.setUp(model);
    }

    /** Creates an mdev and assigns it its ids, as the script orders that. */
    void provision(Moves.Mdev mdev) {
      Set<String> errnos = refusedOf.computeIfAbsent(mdev.name(), any -> new TreeSet<>());
      // The models know mdevs by their names, and so go on; the kernel knows them by their UUIDs.
      if (!uuids.add(mdev.uuid())) {
        errnos.add("EEXIST");
      }
      for (Step step : planned(host.name())) {
        if (step instanceof Step.Create create && create.mdev().equals(mdev.name())
            || step instanceof Step.OfMdev write && write.mdev().equals(mdev.name())) {
          String result = model.perform(Operations.of(step));
          if (!result.equals("OK")) {
            errnos.add(result);
          }
        }
      }
    }

    boolean start(String mdev) {
      return model.perform(List.of("start", mdev)).equals("OK");
    }

    /** Starts those of its guests that run with this mdev. */
    void startGuests(Moves.Mdev mdev) {
      for (Moves.Guest guest : moves.guestsOf(host.name())) {
        if (guest.running() && guest.isOf(mdev) && !start(mdev.name())) {
          notStarted.add(guest.name());
        }
      }
    }

    void stop(Moves.Mdev mdev) {
      model.perform(List.of("stop", mdev.name()));
    }

    /** What a guest has with the mdev; one that does not run is started for the moment. */
    Seen seen(String mdev) {
      HostState.Masks masks = model.state().mdevs().get(mdev).apcb();
      if (masks == null) {
        start(mdev);
        masks = model.state().mdevs().get(mdev).apcb();
        model.perform(List.of("stop", mdev));
      }
      // The models know no machine without QCI: there the driver's masks stay empty.
      return host.knowsNoConfiguration()
          ? Seen.NOTHING
          : new Seen(
              new Matrix(IdSet.ofMask(masks.apm()), IdSet.ofMask(masks.aqm())),
              IdSet.ofMask(masks.adm()));
    }
  }

  private final Moves moves;
  private final Analysis analysis;
  private final End from;
  private final End to;
  private final Optional<Moves.Mdev> source;
  private final Optional<Moves.Mdev> target;
  private final Seen before;
  private final Seen after;
  private final Map<Apqn, String> elsewhere = new TreeMap<>();
  private final boolean attached;

  MoveReplay(Moves moves, Moves.Question question, Analysis analysis) {
    this.moves = moves;
    this.analysis = analysis;
    source = moves.source(question);
    target = moves.target(question);
    from = new End(moves.host(question.from()));
    to = new End(moves.host(question.to()));
    for (Moves.Mdev mdev : moves.mdevsOf(question.from())) {
      from.provision(mdev);
    }
    moves.mdevsOf(question.from()).forEach(from::startGuests);
    for (Moves.Mdev mdev : others()) {
      to.provision(mdev);
    }
    others().forEach(to::startGuests);
    before = source.map(mdev -> from.seen(mdev.name())).orElse(Seen.NOTHING);
    source.filter(mdev -> moves.guest(question).running()).ifPresent(from::stop);
    before.queues().stream().forEach(queue -> elsewhere.put(queue, assignElsewhere(queue)));
    attached = target.isPresent() && attach(question, target.get());
    after = target.map(mdev -> to.seen(mdev.name())).orElse(Seen.NOTHING);
  }

  private boolean attach(Moves.Question question, Moves.Mdev mdev) {
    to.provision(mdev);
    to.startGuests(mdev);
    // An earlier move to this mdev that had to wait for another guest to leave is done by now.
    List<Moves.Question> earlier = moves.before(question);
    earlier.stream()
        .filter(move -> move.from().equals(question.to()) && moves.guest(move).running())
        .flatMap(move -> moves.source(move).stream())
        .filter(mdev::equals)
        .forEach(to::stop);
    earlier.stream()
        .filter(move -> moves.mayMean(move, mdev))
        .forEach(move -> to.start(mdev.name()));
    return to.start(mdev.name());
  }

  private List<Step> planned(String host) {
    return analysis.hosts().stream()
        .filter(some -> some.host().name().equals(host))
        .flatMap(some -> some.provisioning().orElseThrow().replay().steps().stream())
        .map(StepOutcome::step)
        .toList();
  }

  /** The mdevs of the target that are not for the guest. */
  List<Moves.Mdev> others() {
    return moves.mdevsOf(to.host.name()).stream()
        .filter(mdev -> target.filter(mdev::equals).isEmpty())
        .toList();
  }

  /** What the guest has on the host that it leaves. */
  Seen before() {
    return before;
  }

  /** What its mdev on the other host gives. */
  Seen after() {
    return after;
  }

  /** Whether the guest could open that mdev. */
  boolean attached() {
    return attached;
  }

  /** The errnos of masks and overrides, on either host. */
  List<String> refusedByHosts() {
    List<String> both = new ArrayList<>(from.refused);
    both.addAll(to.refused);
    return both;
  }

  /** The errnos of the mdev that the guest leaves. */
  Set<String> refusedAtSource() {
    return source.map(mdev -> from.refusedOf.get(mdev.name())).orElse(Set.of());
  }

  /** The errnos of the mdev that the guest gets. */
  Set<String> refusedAtTarget() {
    return target.map(mdev -> to.refusedOf.get(mdev.name())).orElse(Set.of());
  }

  /** Whether the guest itself did not start where it is said to run. */
  boolean neverRan(String guest) {
    return from.notStarted.contains(guest);
  }

  /** Whether two guests of the target want one mdev, so that one of them does not run. */
  boolean othersDidNotStart() {
    return !to.notStarted.isEmpty();
  }

  /** Whether a write for this mdev of the host that the guest leaves was refused. */
  boolean refusedAtSource(Moves.Mdev mdev) {
    return !from.refusedOf.get(mdev.name()).isEmpty();
  }

  /** Whether a write for this mdev of the target was refused. */
  boolean refusedAtTarget(Moves.Mdev mdev) {
    return !to.refusedOf.get(mdev.name()).isEmpty();
  }

  /** Whether a write for any mdev of the target was refused that is not for the guest. */
  boolean refusedToOthers() {
    return others().stream().anyMatch(this::refusedAtTarget);
  }

  /** Whether the LPAR of the target has it. */
  boolean configured(Apqn queue) {
    return to.model.busState().adapters().contains(queue.apid())
        && to.model.busState().domains().contains(queue.apqi());
  }

  /** Whether it is bound to vfio_ap on the target. */
  boolean bound(Apqn queue) {
    return to.model.isForGuests(queue);
  }

  /** Whether another mdev of the target holds it; one that was refused holds what it declares. */
  boolean taken(Apqn queue) {
    return others().stream()
        .anyMatch(
            mdev ->
                refusedAtTarget(mdev)
                    ? mdev.matrix().contains(queue)
                    : to.model.state().mdevs().get(mdev.name()).matrix().contains("" + queue));
  }

  /**
   * What the kernel of the target says, as long as the mdev for the guest is not there, when a new
   * one is assigned this queue alone, which the guest has.
   */
  String assigned(Apqn queue) {
    return elsewhere.get(queue);
  }

  private String assignElsewhere(Apqn queue) {
    to.model.perform(List.of("create", "probe"));
    String result = to.model.perform(List.of("assign_adapter", "probe", "" + queue.apid()));
    if (result.equals("OK")) {
      result = to.model.perform(List.of("assign_domain", "probe", "" + queue.apqi()));
    }
    to.model.perform(List.of("remove", "probe"));
    return result;
  }
}
