package org.apqlint.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ids that the text of a mask names in order to leave them to vfio_ap: an id or a range of {@code
 * all but}, an item of a list of changes, a hole in a mask of hex digits.
 *
 * @param kind which mask
 * @param ids one id, or the ids of a range
 * @param place where they are named
 * @param item whether that place is an item of a list, which names nothing else
 */
public record NamedRelease(PoolMask.Kind kind, IdSet ids, Place place, boolean item)
    implements Fact {

  /** What a list of ids names, each where it stands. */
  public static List<NamedRelease> of(PoolMask.Kind kind, IdList list) {
    Map<Place, IdSet> terms = new LinkedHashMap<>();
    list.ids().stream()
        .forEach(id -> terms.merge(list.places().get(id), IdSet.of(id), IdSet::union));
    return terms.entrySet().stream()
        .map(term -> new NamedRelease(kind, term.getValue(), term.getKey(), true))
        .toList();
  }

  /** Whether it frees ids of that mask, and none of those that are expected on the host. */
  public boolean misses(PoolMask.Kind mask, IdSet expected, IdSet kept) {
    return kind == mask && !ids.overlaps(expected) && !kept.containsAll(ids);
  }

  /** The ids of all of these. */
  public static IdSet ids(List<NamedRelease> some) {
    return some.stream().map(NamedRelease::ids).reduce(IdSet.NONE, IdSet::union);
  }

  /** Where the first of these stands, in the order of the text. */
  public static Place first(List<NamedRelease> some) {
    return some.stream().map(NamedRelease::place).min(Place::compareTo).orElseThrow();
  }

  /** What to do about ids that the host does not have. */
  public static String advice(IdSet ids, IdSet there) {
    IdSet meant = mixedUp(ids, there);
    return meant.isEmpty()
        ? "check the id, decimal against hex; it may stay if the hardware is still to come"
        : "did you mean " + Words.list(meant) + "? decimal and hex look alike";
  }

  /**
   * What was perhaps meant: ids of the other ones whose hex form is written like the decimal form
   * of these, or the reverse.
   */
  private static IdSet mixedUp(IdSet ids, IdSet there) {
    return IdSet.of(
        there.stream()
            .filter(
                other -> ids.stream().anyMatch(id -> looksLike(id, other) || looksLike(other, id)))
            .toArray());
  }

  private static boolean looksLike(int decimal, int hex) {
    return Integer.toString(decimal).equals(Integer.toHexString(hex));
  }

  @Override
  public String describe() {
    return kind + " names " + kind.words(ids) + " for vfio_ap";
  }

  @Override
  public Optional<Place> declaredAt() {
    return Optional.of(place);
  }
}
