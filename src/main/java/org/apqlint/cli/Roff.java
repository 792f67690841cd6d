package org.apqlint.cli;

import java.util.regex.Pattern;

/** Text of a manual page, in the macros of man(7). */
final class Roff {

  private static final int LINE = 79;
  private static final Pattern TICKED = Pattern.compile("`([^`]+)`");

  private final StringBuilder out = new StringBuilder();

  /** A macro with its arguments, each of which may have blanks in it. */
  Roff macro(String name, String... arguments) {
    out.append('.').append(name);
    for (String argument : arguments) {
      out.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
    }
    out.append('\n');
    return this;
  }

  /** Prose in lines of a moderate length; what stands in back-ticks is bold. */
  Roff prose(String text) {
    String marked = TICKED.matcher(escaped(text)).replaceAll("\\\\fB$1\\\\fR");
    StringBuilder line = new StringBuilder();
    for (String word : marked.split(" ")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > LINE) {
        raw(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    return raw(line.toString());
  }

  /** A line that holds escapes already. */
  Roff raw(String line) {
    // A dot or an apostrophe at the start of a line would be a request.
    out.append(line.startsWith(".") || line.startsWith("'") ? "\\&" : "").append(line);
    out.append('\n');
    return this;
  }

  static String bold(String text) {
    return "\\fB" + escaped(text) + "\\fR";
  }

  static String italic(String text) {
    return "\\fI" + escaped(text) + "\\fR";
  }

  /** The text, so that roff prints it to the letter: also its hyphens, which one wants to copy. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '\\' -> safe.append("\\e");
                case '-' -> safe.append("\\-");
                case '^' -> safe.append("\\(ha");
                case '~' -> safe.append("\\(ti");
                default -> {
                  if (point < 0x7f) {
                    safe.appendCodePoint(point);
                  } else {
                    safe.append(String.format("\\[u%04X]", point));
                  }
                }
              }
            });
    return safe.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
