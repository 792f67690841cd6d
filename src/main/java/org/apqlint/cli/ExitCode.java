package org.apqlint.cli;

/** How the program ends. */
enum ExitCode {
  /** Nothing to complain about. */
  CLEAN(0),
  /** Findings at or above the threshold, or a script that is refused. */
  FINDINGS(1),
  /** A mistake on the command line, or something that could not be done. */
  FAILURE(2);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
