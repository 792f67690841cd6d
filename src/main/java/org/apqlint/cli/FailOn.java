package org.apqlint.cli;

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

  static final class Word extends OneOf<FailOn> {
    Word() {
      super(FailOn.class);
    }
  }
}
