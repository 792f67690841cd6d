package org.apqlint.model;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Adapter or domain numbers as a statement lists them.
 *
 * @param ids the numbers
 * @param places where each number stands; a number of a range, or one that {@code same} repeats,
 *     stands where the range or the word stands
 */
public record IdList(IdSet ids, Map<Integer, Place> places) {

  /** No statement lists a number. */
  public static final IdList NONE = new IdList(IdSet.NONE, Map.of());

  public IdList {
    places = Map.copyOf(places);
  }

  /** Those of its numbers. */
  public IdList only(IdSet some) {
    return new IdList(
        ids.intersect(some),
        places.entrySet().stream()
            .filter(place -> some.contains(place.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  public boolean isEmpty() {
    return ids.isEmpty();
  }

  public boolean contains(int id) {
    return ids.contains(id);
  }

  /** Where the number stands. */
  public Optional<Place> placeOf(int id) {
    return Optional.ofNullable(places.get(id));
  }

  /** Where the first of these numbers stands, in the order of the text. */
  public Optional<Place> placeOf(IdSet some) {
    return some.stream().mapToObj(places::get).filter(p -> p != null).min(Place::compareTo);
  }
}
