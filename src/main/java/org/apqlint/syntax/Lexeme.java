package org.apqlint.syntax;

import org.apqlint.model.Place;

/**
 * The smallest piece of a text. All lexemes of a text, put together, are the text.
 *
 * @param kind what it is
 * @param text the very characters
 * @param place where it stands; a line end belongs to the line that it ends
 */
public record Lexeme(Kind kind, String text, Place place) {

  /** What a lexeme is. */
  public enum Kind {
    WORD,
    /** With its quotes and escapes; also one whose closing quote is missing. */
    STRING,
    COMMA,
    OPEN_BRACE,
    CLOSE_BRACE,
    LINE_END,
    BLANK,
    /** From {@code #} to the end of the line, which is not part of it. */
    COMMENT,
    /** A byte order mark at the beginning, a control character, or text behind a limit. */
    OTHER
  }
}
