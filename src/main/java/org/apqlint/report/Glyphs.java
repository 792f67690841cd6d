package org.apqlint.report;

/** How characters look on a terminal: what may be printed, and how many cells it takes. */
public final class Glyphs {

  private static final int TAB = 4;

  private Glyphs() {}

  /**
   * The text with each control character, and each one that changes the direction of writing,
   * replaced by a visible character of one cell.
   */
  public static String visible(String text) {
    int safe = 0;
    while (safe < text.length() && text.charAt(safe) >= ' ' && text.charAt(safe) < 0x7f) {
      safe++;
    }
    if (safe == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(point -> out.appendCodePoint(visible(point)));
    return out.toString();
  }

  private static int visible(int point) {
    if (point < ' ') {
      return 0x2400 + point;
    }
    if (point == 0x7f) {
      return 0x2421;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          0xfffd;
      // Joiners within emoji and scripts are format characters too; only the directional ones lie.
      case Character.FORMAT -> directional(point) ? 0xfffd : point;
      default -> point;
    };
  }

  private static boolean directional(int point) {
    return point == 0x061c
        || point == 0x200e
        || point == 0x200f
        || (point >= 0x202a && point <= 0x202e)
        || (point >= 0x2066 && point <= 0x2069);
  }

  /** The cells of a text. */
  static int width(String text) {
    int cells = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      cells += width(point, cells);
      i += Character.charCount(point);
    }
    return cells;
  }

  /** The cells that a code point takes when it begins in that column, from 0. */
  static int width(int point, int column) {
    if (point == '\t') {
      return TAB - column % TAB;
    }
    if (point < 0x300) {
      return 1;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || (type == Character.FORMAT && !directional(point))) {
      return 0;
    }
    return wide(point) ? 2 : 1;
  }

  /** East Asian wide and full-width characters, and emoji. */
  private static boolean wide(int point) {
    return (point >= 0x1100 && point <= 0x115f)
        || (point >= 0x2e80 && point <= 0x303e)
        || (point >= 0x3041 && point <= 0xa4cf)
        || (point >= 0xac00 && point <= 0xd7a3)
        || (point >= 0xf900 && point <= 0xfaff)
        || (point >= 0xfe30 && point <= 0xfe6f)
        || (point >= 0xff00 && point <= 0xff60)
        || (point >= 0xffe0 && point <= 0xffe6)
        || (point >= 0x1f300 && point <= 0x1f64f)
        || (point >= 0x1f900 && point <= 0x1f9ff)
        || (point >= 0x20000 && point <= 0x3fffd);
  }
}
