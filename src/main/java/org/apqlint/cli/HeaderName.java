package org.apqlint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of a file as {@code ---} and {@code +++} lines have it for {@code patch}. */
final class HeaderName {

  private static final String STANDARD_INPUT = "-";

  private HeaderName() {}

  /**
   * The name from the current directory, if the file is below it: {@code patch} takes no other one.
   * Else the name as it is.
   */
  static String below(Path cwd, String file) {
    Path asked = cwd.resolve(file);
    Path plain = asked.normalize();
    Path base = cwd.toAbsolutePath().normalize();
    boolean below = plain.startsWith(base) && !file.equals(STANDARD_INPUT) && same(asked, plain);
    return below ? base.relativize(plain).toString() : file;
  }

  /** Behind a link {@code ..} leads elsewhere than the name says. */
  private static boolean same(Path asked, Path plain) {
    try {
      return Files.isSameFile(asked, plain);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * A name in which {@code patch} finds its end: one with control characters or a quote stands in
   * quotes, as with git, and one with blanks has a tab behind it. Blanks before a name would be
   * lost.
   */
  static String spelled(String name) {
    if (name.startsWith(" ") || name.codePoints().anyMatch(HeaderName::needsQuotes)) {
      StringBuilder quoted = new StringBuilder("\"");
      name.codePoints().forEach(point -> quoted.append(escaped(point)));
      return quoted.append('"').toString();
    }
    return name.indexOf(' ') < 0 ? name : name + "\t";
  }

  private static boolean needsQuotes(int point) {
    return point < ' ' || point == 0x7f || point == '"' || point == '\\';
  }

  private static String escaped(int point) {
    return switch (point) {
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      default -> needsQuotes(point) ? String.format("\\%03o", point) : Character.toString(point);
    };
  }
}
