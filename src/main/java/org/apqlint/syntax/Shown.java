package org.apqlint.syntax;

/** Words of a specification as messages show them: short, and without characters that hide. */
final class Shown {

  private static final int LONGEST = 60;

  private Shown() {}

  /** The text in back-ticks. */
  static String tick(String text) {
    return "`" + plain(text) + "`";
  }

  /** The text, cut where it is long, with control and formatting characters as U+xxxx. */
  static String plain(String text) {
    StringBuilder out = new StringBuilder();
    int shown = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (shown++ == LONGEST) {
        return out.append('…').toString();
      }
      int c = text.codePointAt(i);
      if (visible(c)) {
        out.appendCodePoint(c);
      } else {
        out.append(codePoint(c));
      }
    }
    return out.toString();
  }

  /** {@code U+00A0}. */
  static String codePoint(int c) {
    return String.format("U+%04X", c);
  }

  private static boolean visible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
