package org.apqlint.run;

/** The parts of a run that follow one another; whatever is left of it is the report. */
public enum Work {
  /** Until the command line is understood. */
  START("command line"),
  /** The bytes of files. */
  READ("read files"),
  /** Statements from texts. */
  PARSE("parse"),
  /** The model from statements. */
  BUILD("build the model"),
  /** The rules are loaded beside the reading; this is what the run still waits for them. */
  WAIT("wait for the rules"),
  /** Everything that the engine does. */
  RULES("rules");

  private final String words;

  Work(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
