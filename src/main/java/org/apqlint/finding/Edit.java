package org.apqlint.finding;

import org.apqlint.model.IdSet;
import org.apqlint.model.Place;

/**
 * A change to the text of a specification. Rules know which words are meant, and nothing of commas,
 * comments and lines: where such an edit leads is found in the text, and comes to {@link Replace}.
 */
public sealed interface Edit {

  /** What it changes, or stands beside. */
  Place place();

  /** Other text in that place, to the letter. A place without width is where the text goes in. */
  record Replace(Place place, String text) implements Edit {}

  /**
   * An item of a list names only these ids from now on. Without any the item goes, and with the
   * last item of a list its statement.
   */
  record Keep(Place place, IdSet ids) implements Edit {}

  /** The list that has this item gets more ids. */
  record Add(Place place, IdSet ids) implements Edit {}

  /** A statement, an item of a list, a word or a comment goes. */
  record Remove(Place place) implements Edit {}

  /** A statement stands in a line of its own, below the statement or block header of that place. */
  record Insert(Place place, String statement) implements Edit {}
}
