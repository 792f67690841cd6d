package org.apqlint.format;

import java.util.Optional;

/**
 * A line of the formatted text.
 *
 * @param text with its indentation and without its comment; with its line end, if it is kept
 * @param comment what stands at its end
 * @param column where the comment stood, from 0; -1 where that says nothing
 * @param apart whether an empty line stands before it
 * @param item what begins here, if the line begins a statement of the top level
 */
record Row(Kind kind, String text, String comment, int column, boolean apart, Optional<Item> item) {

  /** What a line is. */
  enum Kind {
    STATEMENT,
    OPEN,
    CLOSE,
    COMMENT,
    /** Stays to the letter. */
    KEPT
  }

  /**
   * A statement of the top level.
   *
   * @param tall whether it is a block over several lines
   */
  record Item(boolean tall) {}

  Row withComment(String other, int at) {
    return new Row(kind, text, other, at, apart, item);
  }

  Row setApart() {
    return new Row(kind, text, comment, column, true, item);
  }

  /** Where a comment may stand at the earliest. */
  int earliest() {
    return text.codePointCount(0, text.length()) + 2;
  }
}
