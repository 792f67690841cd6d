package org.apqlint.model;

import java.util.Optional;

/**
 * The same id or statement twice.
 *
 * @param what what is repeated, such as {@code adapter 5} or {@code kernel}
 * @param host the host on which it stands
 * @param subject the address of the block, such as {@code zeus/db-crypto}
 * @param surplus what can go without changing what the block says; empty where that is not certain
 */
public record Repetition(
    String what,
    String host,
    String subject,
    Place first,
    Place second,
    Optional<Surplus> surplus) {

  /**
   * Words that say nothing new.
   *
   * @param rest of an item of a list: the ids that it still has to name; empty for a statement or a
   *     word, all of which goes
   */
  public record Surplus(Place place, Optional<IdSet> rest) {

    /** A statement or a word. */
    public static Surplus words(Place place) {
      return new Surplus(place, Optional.empty());
    }

    /** An item of a list, or some of its ids. */
    public static Surplus item(Place place, IdSet rest) {
      return new Surplus(place, Optional.of(rest));
    }
  }
}
