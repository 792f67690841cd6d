package org.apqlint.report;

import org.apqlint.model.Generation;

/** What the driver of a generation does, as part of a sentence, in the words of a rule. */
final class Behaviour {

  private static final String DRIVER = "the driver ";

  private Behaviour() {}

  /** {@code the driver of generation ap-config filters by adapter}. */
  static String of(String summary, Generation generation) {
    if (summary.startsWith(DRIVER)) {
      String rest = summary.substring(DRIVER.length()).split("[:;] ")[0];
      return DRIVER + "of generation " + generation + " " + rest;
    }
    // What holds of some generations names them first.
    String rest =
        summary.replaceFirst("^(?:(?:static and )?v10|static|dynamic-delta(?: and newer)?): ", "");
    return "in generation " + generation + " " + rest;
  }
}
