package org.apqlint.analysis.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.model.Adapter;
import org.apqlint.model.CardFunctions;
import org.apqlint.model.Fact;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.KeyPatterns;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Migration;
import org.apqlint.model.Rows;
import org.apqlint.model.Words;

/**
 * The queues of one adapter that a guest has and takes along, and what the target has under the
 * same numbers.
 *
 * @param apid the adapter
 * @param domains the domains of the queues that it has
 * @param here the card on the host that it leaves; empty if that is not declared
 * @param there the card on the target; empty if its configuration has no such adapter
 * @param configured those of the domains whose APQN is in the configuration of the target
 * @param row what the bus of the target did with them; empty without such an adapter
 * @param held which of the domains other mdevs of the target have, by the name of the mdev
 * @param keys how the master keys compare
 */
public record MovingQueues(
    Migration migration,
    int apid,
    IdSet domains,
    Optional<Adapter> here,
    Optional<Adapter> there,
    IdSet configured,
    Optional<QueueRow> row,
    SortedMap<String, IdSet> held,
    KeyComparison keys)
    implements Fact {

  /**
   * Those of one adapter.
   *
   * @param others the mdevs of the target that are not for this guest
   */
  public static MovingQueues of(
      MovingGuest guest, int apid, HostAnalysis target, List<Mdev> others) {
    IdSet domains = guest.has().domains();
    Optional<Adapter> there = guest.target().adapter(apid);
    return new MovingQueues(
        guest.migration(),
        apid,
        domains,
        guest.source().adapter(apid),
        there,
        there.isPresent() ? domains.intersect(guest.target().domains().ids()) : IdSet.NONE,
        target.row(apid),
        held(apid, domains, others),
        KeyComparison.of(apid, domains, keys(guest.source(), apid), keys(guest.target(), apid)));
  }

  /** What a host declares of keys that its card can have. */
  private static List<KeyPatterns> keys(Host host, int apid) {
    return host.keys().stream().filter(key -> host.adaptersFor(key.type()).contains(apid)).toList();
  }

  private static SortedMap<String, IdSet> held(int apid, IdSet domains, List<Mdev> others) {
    SortedMap<String, IdSet> held = new TreeMap<>();
    for (Mdev other : others) {
      IdSet some = other.matrix().domainsOf(apid).intersect(domains);
      if (!some.isEmpty()) {
        held.put(other.name(), some);
      }
    }
    return held;
  }

  /** The mdev that holds one of its APQNs on the target, and is not for this guest. */
  public Optional<String> holder(int apqi) {
    return held.entrySet().stream()
        .filter(mdev -> mdev.getValue().contains(apqi))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Domains whose APQN the LPAR of the target does not have. */
  public IdSet absent() {
    return domains.minus(configured);
  }

  /** Domains whose queue is bound to vfio_ap on the target. */
  public IdSet bound() {
    return row.map(QueueRow::vfio).orElse(IdSet.NONE).intersect(configured);
  }

  /** Domains whose APQN the target has, and whose queue is not bound to vfio_ap there. */
  public IdSet notBound() {
    return configured.minus(bound());
  }

  /** Domains whose queue is not bound because the target's masks or overrides keep it. */
  public IdSet kept() {
    return row.map(some -> some.keptFromVfio(notBound())).orElse(IdSet.NONE);
  }

  /** Domains whose queue device is missing on the target. */
  public IdSet withoutDevice() {
    return row.map(some -> configured.minus(some.present())).orElse(IdSet.NONE);
  }

  /** Whether mode or functions of the two cards differ, as far as both are known. */
  public boolean unlike() {
    return there.isPresent() && (modes().size() > 1 || !functionsApart().isEmpty());
  }

  /** The functions that one of the two cards lacks, each with the host that lacks it. */
  public List<String> functionsApart() {
    Optional<CardFunctions> ours = here.flatMap(Adapter::functions);
    Optional<CardFunctions> theirs = there.flatMap(Adapter::functions);
    if (ours.isEmpty() || theirs.isEmpty()) {
      return List.of();
    }
    List<String> apart = new ArrayList<>();
    lacking(ours.get().missingOn(theirs.get()), migration.to()).ifPresent(apart::add);
    lacking(ours.get().addedOn(theirs.get()), migration.from()).ifPresent(apart::add);
    if (theirs.get().seBound()) {
      apart.add("`" + migration.to() + "` has it bound to a Secure Execution guest");
    }
    return apart;
  }

  private static Optional<String> lacking(List<String> functions, String host) {
    return functions.isEmpty()
        ? Optional.empty()
        : Optional.of("`" + host + "` lacks " + String.join(", ", functions));
  }

  /** {@code adapter 5 is cca on `zeus` and ep11 on `hera`}, and what differs of the functions. */
  public String unlikeInWords() {
    List<String> parts = new ArrayList<>();
    if (modes().size() > 1) {
      parts.add(
          here.flatMap(Adapter::effectiveMode).orElseThrow()
              + " on `"
              + migration.from()
              + "` and "
              + there.flatMap(Adapter::effectiveMode).orElseThrow()
              + " on `"
              + migration.to()
              + "`");
    }
    parts.addAll(functionsApart());
    return Words.adapter(apid) + ": " + String.join(", ", parts);
  }

  /** The same of several adapters, and nothing of those that are alike. */
  public static String unlikeInWords(List<MovingQueues> some) {
    return some.stream()
        .sorted(Comparator.comparingInt(MovingQueues::apid))
        .map(MovingQueues::unlikeInWords)
        .collect(Collectors.joining("; "));
  }

  /** Whether the card on the target is of an older generation, as far as both are known. */
  public boolean older() {
    Optional<Integer> ours = here.flatMap(Adapter::effectiveHwtype);
    Optional<Integer> theirs = there.flatMap(Adapter::effectiveHwtype);
    return ours.isPresent() && theirs.isPresent() && theirs.get() < ours.get();
  }

  /** {@code adapter 5 is CEX8C on `zeus` and CEX7C on `hera`}, of each. */
  public static String olderInWords(List<MovingQueues> some) {
    return some.stream()
        .sorted(Comparator.comparingInt(MovingQueues::apid))
        .map(
            q ->
                Words.adapter(q.apid)
                    + " is "
                    + cardName(q.here)
                    + " on `"
                    + q.migration.from()
                    + "` and "
                    + cardName(q.there)
                    + " on `"
                    + q.migration.to()
                    + "`")
        .collect(Collectors.joining("; "));
  }

  private static String cardName(Optional<Adapter> card) {
    return card.flatMap(Adapter::cardName)
        .or(() -> card.flatMap(Adapter::effectiveHwtype).map(type -> "of hardware type " + type))
        .orElse("unknown");
  }

  /** The cards of all of these on the target. */
  public static List<Adapter> cardsThere(List<MovingQueues> some) {
    return some.stream().flatMap(q -> q.there.stream()).toList();
  }

  /** The modes of both cards, as far as they are known. */
  private List<String> modes() {
    return Stream.of(here, there)
        .flatMap(Optional::stream)
        .flatMap(card -> card.effectiveMode().stream())
        .distinct()
        .toList();
  }

  /**
   * Domains whose key is not known, of those that the target has. Accelerators have no master keys,
   * and under another mode no key is of use.
   */
  public IdSet keysUnknown() {
    return modes().size() > 1 || modes().contains(CardFunctions.ACCELERATOR)
        ? IdSet.NONE
        : keys.unknown().intersect(configured);
  }

  /** The queues of all of these that have such a domain. */
  public static Rows all(Collection<MovingQueues> some, Function<MovingQueues, IdSet> which) {
    return Rows.of(some.stream().map(q -> Matrix.row(q.apid, which.apply(q))).toList());
  }

  /** Which of these the configuration of the target lacks. */
  public static Rows absent(List<MovingQueues> some) {
    return all(some, MovingQueues::absent);
  }

  /** Which of these are not bound to vfio_ap on the target. */
  public static Rows notBound(List<MovingQueues> some) {
    return all(some, MovingQueues::notBound);
  }

  /** Which of these masks or overrides of the target keep from vfio_ap. */
  public static Rows kept(List<MovingQueues> some) {
    return all(some, MovingQueues::kept);
  }

  /** Which of these, as far as the target has them, an mdev there is assigned. */
  public static Rows heldBy(Mdev other, List<MovingQueues> some) {
    return all(some, q -> q.held.getOrDefault(other.name(), IdSet.NONE).intersect(q.configured));
  }

  /** Of which of these the keys are not known. */
  public static Rows keysUnknown(List<MovingQueues> some) {
    return all(some, MovingQueues::keysUnknown);
  }

  /** What of the ids of these queues the target lacks, in words. */
  public static String missingIds(List<MovingQueues> some) {
    IdSet adapters =
        IdSet.of(some.stream().filter(q -> q.there.isEmpty()).map(q -> q.apid).toList());
    IdSet domains =
        some.stream()
            .filter(q -> q.there.isPresent())
            .map(MovingQueues::absent)
            .reduce(IdSet.NONE, IdSet::union);
    if (domains.isEmpty()) {
      return Words.adapters(adapters);
    }
    return (adapters.isEmpty() ? "" : Words.adapters(adapters) + " and ") + Words.domains(domains);
  }

  /** Why these queues are not bound, each reason with its queues. */
  public static String whyNotBound(List<MovingQueues> some) {
    Rows old =
        all(some, q -> q.row.filter(r -> !r.newEnough()).isPresent() ? q.notBound() : IdSet.NONE);
    Rows devices = all(some, MovingQueues::withoutDevice).minus(old);
    Rows kept = all(some, MovingQueues::kept).minus(old).minus(devices);
    Rows loose = notBound(some).minus(old).minus(devices).minus(kept);
    List<String> reasons = new ArrayList<>();
    reason(reasons, kept, "masks or overrides leave %s to the host");
    reason(reasons, devices, "there is no device of %s");
    reason(reasons, loose, "no driver that serves guests is bound to %s");
    reason(reasons, old, "the card of %s is older than CEX4");
    return String.join("; ", reasons);
  }

  private static void reason(List<String> reasons, Rows queues, String text) {
    if (!queues.isEmpty()) {
      reasons.add(String.format(text, queues.words()));
    }
  }

  @Override
  public String describe() {
    return "of "
        + Words.adapter(apid)
        + ", "
        + Words.domains(bound())
        + " "
        + Words.are(bound())
        + " bound to vfio_ap on "
        + migration.to();
  }
}
