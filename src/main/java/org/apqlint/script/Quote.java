package org.apqlint.script;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

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

  /**
   * The same, where a text may hold anything: what moves the cursor or hides is spelled out, byte
   * by byte, and nothing leaves its line.
   */
  static String raw(String text) {
    if (text.codePoints().noneMatch(Quote::hidden)) {
      return word(text);
    }
    StringBuilder out = new StringBuilder("$'");
    text.codePoints().forEach(c -> out.append(spelled(c)));
    return out.append('\'').toString();
  }

  private static String spelled(int c) {
    if (c == '\n') {
      return "\\n";
    }
    if (c == '\t') {
      return "\\t";
    }
    // Bash reads two digits after x and no more.
    return hidden(c) || "'\\".indexOf(c) >= 0
        ? HexFormat.of()
            .withPrefix("\\x")
            .formatHex(Character.toString(c).getBytes(StandardCharsets.UTF_8))
        : Character.toString(c);
  }

  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
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

  /** The UUID itself: names of files come from it, so nothing else may pass. */
  static String uuid(String uuid) {
    if (!UUID.fromString(uuid).toString().equals(uuid)) {
      throw new IllegalArgumentException("not a UUID in lower case: " + uuid);
    }
    return uuid;
  }

  /** A value among the comma separated options of QEMU. */
  static String qemuValue(String text) {
    return text.replace(",", ",,");
  }
}
