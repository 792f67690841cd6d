package org.apqlint.cli;

/** What an answer is printed as that is no report; the forms of the report are more. */
enum Format {
  TEXT,
  JSON;

  static final class Word extends OneOf<Format> {
    Word() {
      super(Format.class);
    }
  }
}
