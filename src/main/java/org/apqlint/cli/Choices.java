package org.apqlint.cli;

import java.util.List;

/** Reads the value of an option that is, or begins with, one of a few words. */
interface Choices {

  /** The words, in the order in which help tells them. */
  List<String> words();
}
