package org.apqlint.report;

import org.apqlint.finding.Severity;

/** What a stretch of output stands for; on a terminal each has its colour. */
public enum Ink {
  ERROR("1;31"),
  WARNING("1;33"),
  INFO("1;36"),
  STRONG("1"),
  FRAME("34"),
  GOOD("32"),
  HOST("34"),
  PALE("2"),
  DOUBT("33"),
  BAD("1;31");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  /** The colour of a severity. */
  public static Ink of(Severity severity) {
    return switch (severity) {
      case ERROR -> ERROR;
      case WARNING -> WARNING;
      case INFO -> INFO;
    };
  }

  /** The text between the escape sequences of this colour. */
  public String paint(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
