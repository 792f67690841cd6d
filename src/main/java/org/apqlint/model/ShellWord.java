package org.apqlint.model;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Text from a specification as one word of a shell. */
public final class ShellWord {

  private static final String PLAIN = "_./:=,-+@%";

  private ShellWord() {}

  /**
   * One word of a shell, be it in a script or pasted at a prompt. What a shell would look at even
   * for a moment stands in single quotes; the four characters that cannot, or that a checker of
   * scripts stumbles over there, stand behind a backslash.
   */
  public static String of(String text) {
    if (!text.isEmpty() && text.chars().allMatch(ShellWord::plain)) {
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
  public static String raw(String text) {
    if (text.codePoints().noneMatch(ShellWord::hidden)) {
      return of(text);
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
}
