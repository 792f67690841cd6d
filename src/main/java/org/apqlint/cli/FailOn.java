package org.apqlint.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Severity;

/** The least severity that makes a check fail. */
enum FailOn {
  ERROR(Severity.ERROR),
  WARNING(Severity.WARNING),
  INFO(Severity.INFO),
  NEVER(null);

  private final Severity least;

  FailOn(Severity least) {
    this.least = least;
  }

  ExitCode judge(Iterable<Finding> findings) {
    for (Finding finding : findings) {
      if (least != null && finding.severity().compareTo(least) <= 0) {
        return ExitCode.FINDINGS;
      }
    }
    return ExitCode.CLEAN;
  }

  static Optional<FailOn> named(String word) {
    return Arrays.stream(values()).filter(value -> value.toString().equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
