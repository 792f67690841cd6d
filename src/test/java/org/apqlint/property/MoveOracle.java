package org.apqlint.property;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apqlint.analysis.QueueAnswer;
import org.apqlint.model.Apqn;
import org.apqlint.model.Matrix;

/**
 * Which findings a move deserves, by its forced replay, and by comparing what is declared where no
 * kernel judges.
 *
 * @param before what the guest has on the host that it leaves
 * @param after what its mdev on the other host gives
 */
record MoveOracle(
    Moves moves,
    Moves.Question question,
    MoveReplay replay,
    MoveReplay.Seen before,
    MoveReplay.Seen after) {

  /** The codes of group 5 that are errors: each of them stands against the move. */
  static final Set<String> ERRORS =
      Set.of(
          "AP502", "AP504", "AP505", "AP506", "AP508", "AP509", "AP510", "AP511", "AP512", "AP515",
          "AP517", "AP519", "AP520", "AP522", "AP523", "AP524");

  static final Set<String> FEATURES = Set.of("ap", "apqci", "apft", "apqi");

  /** The codes of group 5 that must be said, and no others. */
  Set<String> codes() {
    Set<String> codes = new TreeSet<>();
    addIf(codes, "AP501", !guest().uses().isEmpty());
    addIf(
        codes,
        "AP522",
        guest().running() && guest().secureExecution() && (!live() || source().isEmpty()));
    addIf(codes, "AP523", nameTaken());
    if (source().isPresent()) {
      aboutQueues(codes);
      aboutCards(codes);
      aboutTheGuest(codes);
      target().ifPresentOrElse(mdev -> aboutTarget(codes, mdev), () -> codes.add("AP502"));
    }
    return codes;
  }

  private static void addIf(Set<String> codes, String code, boolean condition) {
    if (condition) {
      codes.add(code);
    }
  }

  private Moves.Guest guest() {
    return moves.guest(question);
  }

  private Optional<Moves.Mdev> source() {
    return moves.source(question);
  }

  private Optional<Moves.Mdev> target() {
    return moves.target(question);
  }

  private MoveHost here() {
    return moves.host(question.from());
  }

  private MoveHost there() {
    return moves.host(question.to());
  }

  private boolean live() {
    return question.live();
  }

  private boolean has(Predicate<Apqn> kind) {
    return before.queues().stream().anyMatch(kind);
  }

  /** Unless that one has gone by then. */
  private boolean nameTaken() {
    return guest().libvirt()
        && moves.guestsOf(question.to()).stream()
            .filter(other -> other.name().equals(question.guest()))
            .anyMatch(other -> other.running() && other.libvirt() && !leavesBefore(other));
  }

  private boolean leavesBefore(Moves.Guest other) {
    return moves.before(question).stream()
        .anyMatch(
            earlier -> earlier.from().equals(other.host()) && earlier.guest().equals(other.name()));
  }

  private void aboutQueues(Set<String> codes) {
    addIf(codes, "AP504", has(queue -> !replay.configured(queue)));
    addIf(codes, "AP505", has(queue -> replay.configured(queue) && !replay.bound(queue)));
    addIf(codes, "AP506", has(queue -> replay.configured(queue) && replay.taken(queue)));
  }

  private void aboutCards(Set<String> codes) {
    List<Integer> both =
        before.queues().isEmpty()
            ? List.of()
            : before.queues().adapters().intersect(there().adapters()).toList();
    addIf(codes, "AP508", both.stream().anyMatch(a -> here().card(a).unlike(there().card(a))));
    addIf(codes, "AP509", both.stream().anyMatch(a -> here().card(a).newerThan(there().card(a))));
    addIf(
        codes,
        "AP510",
        has(queue -> replay.configured(queue) && keys(queue) == MoveKey.Answer.DIFFERENT));
    addIf(
        codes,
        "AP516",
        has(
            queue ->
                replay.configured(queue)
                    && keys(queue) == MoveKey.Answer.UNKNOWN
                    && needsKeys(queue.apid())));
  }

  MoveKey.Answer keys(Apqn queue) {
    return MoveKey.compare(queue, keys(here(), queue.apid()), keys(there(), queue.apid()));
  }

  /** What a host declares of keys that its card can have; of a card that it lacks, anything. */
  private static List<MoveKey> keys(MoveHost host, int apid) {
    return host.keys().stream()
        .filter(key -> host.adapters().contains(apid) && host.card(apid).canHave(key.type()))
        .toList();
  }

  /** An accelerator has no master keys, and in another mode no key is of use. */
  private boolean needsKeys(int apid) {
    Set<String> modes = new TreeSet<>();
    here().card(apid).runsIn().ifPresent(modes::add);
    there().card(apid).runsIn().ifPresent(modes::add);
    return modes.size() < 2 && !modes.contains("accelerator");
  }

  private void aboutTheGuest(Set<String> codes) {
    addIf(
        codes,
        "AP511",
        FEATURES.stream()
            .anyMatch(some -> guest().has(some, here()) && there().lacks().contains(some)));
    addIf(codes, "AP512", live() && guest().secureExecution());
    addIf(
        codes,
        "AP514",
        here().protectsQueuesInUse() && !there().protectsQueuesInUse()
            || here().filtersAll() && !there().filtersAll());
  }

  // ---- what the mdev on the target gives

  private void aboutTarget(Set<String> codes, Moves.Mdev mdev) {
    boolean otherUuid = !mdev.uuid().equals(source().orElseThrow().uuid());
    addIf(codes, "AP503", otherUuid && !live() && guest().libvirt());
    addIf(codes, "AP515", otherUuid && live());
    addIf(codes, "AP507", !after.controls().containsAll(before.controls()));
    addIf(
        codes,
        "AP517",
        moves.guestsOf(question.to()).stream()
            .anyMatch(user -> user.running() && user.isOf(mdev) && !leavesBefore(user)));
    addIf(
        codes,
        "AP524",
        moves.before(question).stream().anyMatch(earlier -> moves.mayMean(earlier, mdev)));
    addIf(codes, "AP521", after.queues().stream().anyMatch(q -> !before.queues().contains(q)));
    boolean withheld = has(queue -> unassigned(queue, mdev) || filtered(queue, mdev));
    addIf(codes, "AP520", live() && withheld);
    addIf(
        codes,
        "AP519",
        !live() && has(q -> expected(q) && (unassigned(q, mdev) || filtered(q, mdev))));
    addIf(codes, "AP518", !live() && has(q -> !expected(q) && unassigned(q, mdev)));
    addIf(codes, "AP513", !live() && has(q -> !expected(q) && filtered(q, mdev)));
  }

  private boolean expected(Apqn queue) {
    return guest().expects().stream().anyMatch(some -> some.queues().contains(queue));
  }

  /** Whether the target could give the queue, and its mdev does not ask for it. */
  private boolean unassigned(Apqn queue, Moves.Mdev mdev) {
    return replay.bound(queue) && !mdev.matrix().contains(queue) && !replay.taken(queue);
  }

  /**
   * Whether the driver takes the queue away, although it is bound and assigned, and not for the
   * sake of another queue of the guest that is told to be not bound.
   */
  private boolean filtered(Apqn queue, Moves.Mdev mdev) {
    boolean told =
        Matrix.row(queue.apid(), before.queues().domains().intersect(mdev.domains())).stream()
            .anyMatch(other -> replay.configured(other) && !replay.bound(other));
    return replay.bound(queue)
        && mdev.matrix().contains(queue)
        && !after.queues().contains(queue)
        && !told;
  }

  // ---- the table

  /** Where the queue is on the target. */
  QueueAnswer.Place place(Apqn queue) {
    if (!replay.configured(queue)) {
      return QueueAnswer.Place.ABSENT;
    } else if (target().filter(mdev -> mdev.matrix().contains(queue)).isPresent()) {
      return after.queues().contains(queue) ? QueueAnswer.Place.GIVEN : QueueAnswer.Place.FILTERED;
    }
    return replay.taken(queue) ? QueueAnswer.Place.TAKEN : QueueAnswer.Place.FREE;
  }

  /** How its master keys compare; an accelerator of which nothing is declared has none. */
  String masterKey(Apqn queue) {
    MoveKey.Answer answer = keys(queue);
    boolean accelerator =
        here().card(queue.apid()).runsIn().filter("accelerator"::equals).isPresent();
    return answer == MoveKey.Answer.UNKNOWN && accelerator ? "NONE" : answer.name();
  }

  /**
   * The modes of its card here and there, each empty where it is not known, or no card is there.
   */
  List<Optional<String>> modes(int apid) {
    return List.of(
        here().card(apid).runsIn(),
        there().adapters().contains(apid) ? there().card(apid).runsIn() : Optional.empty());
  }

  // ---- refusals

  /** Codes of other groups that stand against the move: what is declared of the guest itself. */
  Set<String> refusedByHypervisor() {
    Set<String> codes = new TreeSet<>();
    if (source().isPresent()) {
      addIf(codes, "AP305", guest().uses().size() > 1);
      addIf(codes, "AP306", replay.neverRan(guest().name()));
      addIf(codes, "AP308", !guest().has("ap", here()));
      addIf(
          codes,
          "AP312",
          guest().features().entrySet().stream()
              .anyMatch(some -> some.getValue() && here().lacks().contains(some.getKey())));
    }
    return codes;
  }

  /** Whether the errno that goes with the code was seen, or hides behind what was seen first. */
  boolean shows(String code) {
    Set<String> errnos = new TreeSet<>(replay.refusedAtSource());
    errnos.addAll(replay.refusedAtTarget());
    return switch (code) {
      case "AP008" -> errnos.contains("EEXIST");
      case "AP201" ->
          errnos.contains("EADDRINUSE")
              || overlaps(source(), moves.mdevsOf(question.from()), here())
              || overlaps(target(), moves.mdevsOf(question.to()), there());
      case "AP202", "AP210", "AP215" -> errnos.contains("EADDRNOTAVAIL");
      case "AP203" ->
          errnos.contains("ENODEV")
              || aboveLimits(source(), here())
              || aboveLimits(target(), there());
      default -> false;
    };
  }

  private static boolean overlaps(Optional<Moves.Mdev> mdev, List<Moves.Mdev> all, MoveHost host) {
    return mdev.isPresent()
        && all.stream()
            .filter(other -> !other.equals(mdev.get()))
            .anyMatch(
                other -> other.matrix().intersect(host.limits()).overlaps(mdev.get().matrix()));
  }

  private static boolean aboveLimits(Optional<Moves.Mdev> mdev, MoveHost host) {
    return mdev.isPresent()
        && !(host.limits().containsAll(mdev.get().matrix())
            && host.limits().domains().containsAll(mdev.get().controlDomains()));
  }

  /**
   * The codes that an errno asks for: one of them must be said. ENODEV comes last where all is
   * written at once, so that another errno may hide an id that the machine cannot have.
   */
  Set<String> codesOf(String errno) {
    Set<String> codes = new TreeSet<>();
    addIf(codes, "AP203", aboveLimits(source(), here()) || aboveLimits(target(), there()));
    codes.addAll(
        switch (errno) {
          case "EEXIST" -> Set.of("AP008");
          // Of queues that the guest has, AP506 tells it.
          case "EADDRINUSE" -> Set.of("AP201", "AP506");
          case "EADDRNOTAVAIL" -> Set.of("AP202", "AP210", "AP215");
          case "ENODEV" -> Set.of("AP203");
          default -> throw new IllegalStateException("no finding for " + errno);
        });
    return codes;
  }

  static Set<Apqn> queues(Collection<Apqn> some) {
    return some.stream().collect(Collectors.toCollection(TreeSet::new));
  }
}
