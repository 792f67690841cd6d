package org.apqlint.model;

import java.util.regex.Pattern;

/**
 * Names and values as they are written in a specification: what would not be one word there, or
 * would be read as another one, stands in quotes.
 */
public final class Spelling {

  private static final Pattern WORD = Pattern.compile("[^\\p{Z}\\p{Cc}\\p{Cf},{}\"#]+");
  private static final Pattern RAW = Pattern.compile("[-+]?+(0|(?!0[0-9])[-+0-9a-zA-Z]+)");

  private static final String NUMBER = "(0x[0-9a-fA-F]+|0|[1-9][0-9]*)";
  private static final String CHANGE = "[-+]" + NUMBER + "(-" + NUMBER + ")?";

  /** Digits with `0x`, or a list of changes in which no number begins with a zero. */
  private static final Pattern MASK =
      Pattern.compile("0x[0-9a-fA-F]+|" + CHANGE + "(," + CHANGE + ")*");

  private Spelling() {}

  /** A name: {@code db-crypto}, {@code "my guest"}. */
  public static String name(String text) {
    return WORD.matcher(text).matches() ? text : quoted(text);
  }

  /** Text that is written to the letter: {@code 0x47}, {@code "08"}, {@code ""}. */
  public static String raw(String text) {
    return RAW.matcher(text).matches() ? text : quoted(text);
  }

  /** A text for a mask; without quotes where a leading zero has one meaning. */
  public static String mask(String text) {
    return MASK.matcher(text).matches() ? text : quoted(text);
  }

  /** A text in quotes. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
