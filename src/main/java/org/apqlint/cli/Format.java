package org.apqlint.cli;

/** What a report is printed as. */
enum Format {
  TEXT,
  JSON;

  static final class Word extends OneOf<Format> {
    Word() {
      super(Format.class);
    }
  }
}
