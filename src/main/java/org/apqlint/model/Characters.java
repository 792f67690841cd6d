package org.apqlint.model;

/** Names for single characters in messages, also for those that are hard to see. */
final class Characters {

  private Characters() {}

  /** The character at that position in words; the end of the text has a name too. */
  static String at(String text, int position) {
    if (position >= text.length()) {
      return "the end of the text";
    }
    int c = text.codePointAt(position);
    return switch (c) {
      case ' ' -> "a space";
      case '\t' -> "a tab";
      case '\n' -> "a newline";
      case '`' -> "a back-tick";
      default ->
          Character.isISOControl(c) || !Character.isDefined(c) || Character.isSurrogate((char) c)
              ? String.format("the character U+%04X", c)
              : "`" + Character.toString(c) + "`";
    };
  }
}
