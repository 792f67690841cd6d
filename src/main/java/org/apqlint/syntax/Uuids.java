package org.apqlint.syntax;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UUIDs of mdevs. */
final class Uuids {

  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int LENGTH = 36;

  private static final Pattern WRAPPING = Pattern.compile("(?i)^(urn:)?(uuid:)?\\{?|\\}$|-|\\s");
  private static final Pattern DIGITS =
      Pattern.compile(
          "([0-9a-fA-F]{8})([0-9a-fA-F]{4})([0-9a-fA-F]{4})([0-9a-fA-F]{4})([0-9a-fA-F]{12})");

  private Uuids() {}

  /** The UUID of which a text has all the digits, in another form. */
  static Optional<String> meant(String text) {
    Matcher digits = DIGITS.matcher(WRAPPING.matcher(text).replaceAll(""));
    return digits.matches() ? Optional.of(digits.replaceAll("$1-$2-$3-$4-$5")) : Optional.empty();
  }

  /** Why a text is not a UUID; empty if it is one. */
  static Optional<String> flaw(String text) {
    if (FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    int[] other =
        text.codePoints().filter(c -> c != '-' && Character.digit(c, 16) < 0).limit(1).toArray();
    if (other.length > 0) {
      return Optional.of(Shown.tick(Character.toString(other[0])) + " is not a hex digit");
    }
    return Optional.of(
        text.length() == LENGTH
            ? "the hyphens stand elsewhere"
            : "it has " + text.codePointCount(0, text.length()) + " characters, not " + LENGTH);
  }
}
