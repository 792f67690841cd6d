package org.apqlint.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apqlint.finding.Severity;

/** What a configuration makes of a rule. */
public enum Level {
  OFF(null),
  INFO(Severity.INFO),
  WARNING(Severity.WARNING),
  ERROR(Severity.ERROR);

  private final Severity severity;

  Level(Severity severity) {
    this.severity = severity;
  }

  /** The level of that word. */
  public static Optional<Level> named(String word) {
    return Arrays.stream(values()).filter(level -> level.toString().equals(word)).findFirst();
  }

  /** The words for all of them. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Level::toString).toList();
  }

  /** The severity of its findings; empty if there are none. */
  public Optional<Severity> severity() {
    return Optional.ofNullable(severity);
  }

  /** The word for it. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
