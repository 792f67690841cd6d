package org.apqlint.cli;

import org.apqlint.report.Look;
import picocli.CommandLine.Option;

/** The option {@code --color}. */
final class ColourOption {

  /** When output is coloured. */
  enum When {
    AUTO,
    ALWAYS,
    NEVER;

    static final class Word extends OneOf<When> {
      Word() {
        super(When.class);
      }
    }
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      converter = When.Word.class,
      description = "auto, always or never (default: auto, on a terminal)")
  private When when = When.AUTO;

  /** How standard output looks: only a terminal needs its lines broken. */
  Look look(Console console) {
    boolean coloured = when == When.ALWAYS || (when == When.AUTO && console.coloured());
    return new Look(coloured, console.terminal() ? console.width() : 0);
  }
}
