package org.apqlint.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a specification says after {@code kernel}, taken apart.
 *
 * @param text trimmed, lower case
 * @param original trimmed, as it was written
 * @param version the release that it starts with; empty if it does not start with a number
 * @param build what follows the release, without the character between them
 */
record KernelText(String text, String original, Optional<Version> version, String build) {

  private static final int LONGEST_SHOWN = 60;

  static KernelText of(String declared) {
    String original = declared.strip();
    String text = original.toLowerCase(java.util.Locale.ROOT);
    List<Integer> numbers = new ArrayList<>();
    int end = 0;
    int from = text.startsWith("v") ? 1 : text.startsWith("linux ") ? 6 : 0;
    for (int at = from; numbers.size() < 3 && isDigit(text, at); at = end + 1) {
      end = at;
      while (isDigit(text, end)) {
        end++;
      }
      numbers.add(Version.number(text.substring(at, end)));
      if (end >= text.length() || text.charAt(end) != '.') {
        break;
      }
    }
    // A release is followed by nothing, or by a build behind one of these characters.
    boolean release =
        !numbers.isEmpty() && (end == text.length() || "-+_.~".indexOf(text.charAt(end)) >= 0);
    return new KernelText(
        text,
        original,
        release ? Optional.of(Version.of(numbers)) : Optional.empty(),
        release && end < text.length() ? text.substring(end + 1) : "");
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /** The text for a message. */
  String quoted() {
    return "`"
        + (original.length() <= LONGEST_SHOWN
            ? original
            : original.substring(0, LONGEST_SHOWN) + "…")
        + "`";
  }
}
