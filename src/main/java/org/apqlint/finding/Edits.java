package org.apqlint.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apqlint.model.Apqn;
import org.apqlint.model.Host;
import org.apqlint.model.IdList;
import org.apqlint.model.IdSet;
import org.apqlint.model.Mdev;
import org.apqlint.model.NamedRelease;
import org.apqlint.model.Place;
import org.apqlint.model.PoolMask;
import org.apqlint.model.QueueSet;
import org.apqlint.model.Repetition;
import org.apqlint.model.Rows;

/** The edits of what rules know. None where there is nothing that one could write. */
public final class Edits {

  private Edits() {}

  /** The edits of all of these, made together. */
  @SafeVarargs
  public static List<Edit> all(List<Edit>... parts) {
    List<Edit> all = new ArrayList<>();
    for (List<Edit> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  /** A list without these ids. */
  public static List<Edit> without(IdList list, IdSet ids) {
    Map<Place, IdSet> items = new TreeMap<>();
    list.places().forEach((id, place) -> items.merge(place, IdSet.of(id), IdSet::union));
    List<Edit> edits = new ArrayList<>();
    items.forEach(
        (place, item) -> {
          if (item.overlaps(ids)) {
            edits.add(new Edit.Keep(place, item.minus(ids)));
          }
        });
    return edits;
  }

  /** The same, but for a list that must not end up empty: adapters or domains of an mdev. */
  public static List<Edit> withoutSome(IdList list, IdSet ids) {
    return list.ids().minus(ids).isEmpty() ? List.of() : without(list, ids);
  }

  /** An mdev without these adapters and domains, if something of both is left. */
  public static List<Edit> without(Mdev mdev, IdSet adapters, IdSet domains) {
    boolean empties =
        mdev.adapters().ids().minus(adapters).isEmpty()
            || mdev.domains().ids().minus(domains).isEmpty();
    return empties
        ? List.of()
        : all(without(mdev.adapters(), adapters), without(mdev.domains(), domains));
  }

  /**
   * A list with more ids.
   *
   * @param otherwise the statement before the new one, where there is no list yet
   * @param keyword how the new statement begins
   */
  public static List<Edit> with(IdList list, IdSet ids, Place otherwise, String keyword) {
    IdSet more = ids.minus(list.ids());
    if (more.isEmpty()) {
      return List.of();
    }
    Optional<Place> last = list.places().values().stream().max(Place::compareTo);
    return List.of(
        last.isPresent()
            ? new Edit.Add(last.get(), more)
            : new Edit.Insert(otherwise, keyword + " " + more.toRanges()));
  }

  /** A mask of a host that keeps these ids. What it boots with stays. */
  public static List<Edit> mask(Host host, PoolMask mask, IdSet keep) {
    if (keep.equals(mask.ids())) {
      return List.of();
    }
    String statement = mask.kind() + " " + PoolMask.words(keep);
    boolean stands = mask.place().isPresent() && !mask.isOfBoot(host.boot());
    return List.of(
        stands
            ? new Edit.Replace(mask.place().get(), statement)
            : new Edit.Insert(
                host.domains().placeOf(host.domains().ids()).orElse(host.place()), statement));
  }

  /** A UUID in place of the one that an mdev has, or has by its name. */
  public static List<Edit> uuid(Mdev mdev, String uuid) {
    if (uuid.equals(mdev.uuid()) && mdev.uuidPlace().isPresent()) {
      return List.of();
    }
    return List.of(
        mdev.uuidPlace()
            .<Edit>map(place -> new Edit.Replace(place, uuid))
            .orElse(new Edit.Insert(mdev.place(), "uuid " + uuid)));
  }

  /** What stands twice, once; in the way that leaves the meaning alone. */
  public static List<Edit> once(Repetition twice) {
    return twice.surplus().stream()
        .map(
            surplus ->
                surplus
                    .rest()
                    .<Edit>map(rest -> new Edit.Keep(surplus.place(), rest))
                    .orElse(new Edit.Remove(surplus.place())))
        .toList();
  }

  /** The UUID of an mdev's name in place of one that it shares. */
  public static List<Edit> ownUuid(Mdev mdev) {
    return mdev.uuidPlace().isEmpty() || mdev.uuid().equals(mdev.nameUuid())
        ? List.of()
        : uuid(mdev, mdev.nameUuid());
  }

  /** An mdev that has these queues, too, as far as one matrix can have them alone. */
  public static List<Edit> reaching(Mdev mdev, Rows queues) {
    IdSet adapters = IdSet.of(queues.domains().keySet());
    IdSet domains = queues.domains().values().stream().reduce(IdSet.NONE, IdSet::union);
    return all(
        with(mdev.adapters(), adapters, mdev.place(), "adapters"),
        with(mdev.domains(), domains, mdev.place(), "domains"));
  }

  /** An mdev with more domains. */
  public static List<Edit> withDomains(Mdev mdev, IdSet domains) {
    return with(mdev.domains(), domains, mdev.place(), "domains");
  }

  /** An mdev with more control domains. */
  public static List<Edit> withControlDomains(Mdev mdev, IdSet domains) {
    Place below = mdev.domains().placeOf(mdev.domains().ids()).orElse(mdev.place());
    return with(mdev.controlDomains(), domains, below, "control-domains");
  }

  /** A statement below that of a place. */
  public static List<Edit> below(Place place, String statement) {
    return List.of(new Edit.Insert(place, statement));
  }

  /** Another text in a place, if there is one. */
  public static List<Edit> replaced(Place place, Optional<String> text) {
    return text.<Edit>map(some -> new Edit.Replace(place, some)).stream().toList();
  }

  /** A statement or a word less. */
  public static List<Edit> removed(Place place) {
    return List.of(new Edit.Remove(place));
  }

  /** A list of queues without this term, if all queues of it are to go. */
  public static List<Edit> without(QueueSet.Term term, List<Apqn> queues) {
    return queues.size() == term.matrix().size()
        ? List.of(new Edit.Keep(term.place(), IdSet.NONE))
        : List.of();
  }

  /** Masks that do not name these ids any more; only items of lists can go alone. */
  public static List<Edit> unnamed(List<NamedRelease> releases) {
    return releases.stream().allMatch(NamedRelease::item)
        ? releases.stream().<Edit>map(some -> new Edit.Keep(some.place(), IdSet.NONE)).toList()
        : List.of();
  }
}
