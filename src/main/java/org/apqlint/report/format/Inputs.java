package org.apqlint.report.format;

import java.nio.charset.StandardCharsets;

/** Names of what was read, for programs that want to find it. */
final class Inputs {

  /** How places name standard input. */
  private static final String STANDARD_INPUT = "-";

  /** How programs are told of it: a name that is no file of anybody's. */
  private static final String NAME = "stdin";

  private static final String UNRESERVED = "-._~/";

  private Inputs() {}

  static boolean isStandardInput(String file) {
    return file.equals(STANDARD_INPUT);
  }

  /** The path, and a word for standard input. */
  static String path(String file) {
    return isStandardInput(file) ? NAME : file;
  }

  /** A reference to the file by RFC 3986: relative, unless the path is absolute. */
  static String uri(String file) {
    StringBuilder out = new StringBuilder(file.startsWith("/") ? "file://" : "");
    for (byte unit : path(file).getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (unit & 0xff);
      boolean plain =
          (letter >= 'a' && letter <= 'z')
              || (letter >= 'A' && letter <= 'Z')
              || (letter >= '0' && letter <= '9')
              || UNRESERVED.indexOf(letter) >= 0;
      out.append(plain ? "" + letter : String.format("%%%02X", unit & 0xff));
    }
    return out.toString();
  }
}
