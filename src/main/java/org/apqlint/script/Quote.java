package org.apqlint.script;

/** Text from a specification, made safe for where it goes. */
final class Quote {

  private static final String PLAIN = "_./:=,-+@%";

  private Quote() {}

  /**
   * One word of a shell, be it in a script or pasted at a prompt. What a shell would look at even
   * for a moment stands in single quotes; the four characters that cannot, or that a checker of
   * scripts stumbles over there, stand behind a backslash.
   */
  static String word(String text) {
    if (!text.isEmpty() && text.chars().allMatch(Quote::plain)) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    boolean open = false;
    for (char c : text.toCharArray()) {
      boolean outside = "'\\$`".indexOf(c) >= 0;
      if (outside == open) {
        out.append('\'');
        open = !outside;
      }
      out.append(outside ? "\\" : "").append(c);
    }
    return text.isEmpty() ? "''" : out.append(open ? "'" : "").toString();
  }

  private static boolean plain(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || PLAIN.indexOf(c) >= 0;
  }

  /**
   * Text that stays on its line and shows what it holds: nothing that moves the cursor or hides.
   */
  static String line(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .map(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                      ' ';
                  case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> '?';
                  default -> c;
                })
        .forEach(out::appendCodePoint);
    return out.toString().strip();
  }

  /** A value among the comma separated options of QEMU. */
  static String qemuValue(String text) {
    return text.replace(",", ",,");
  }
}
