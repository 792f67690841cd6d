package org.apqlint.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;

/** What the value of an option or argument may be, as a shell that completes it wants to know. */
enum ValueKind {
  /** A specification, or a directory with some. */
  SPECIFICATION,
  FILE,
  DIRECTORY,
  /** One of a few words. */
  WORD,
  /** One of a few words, and a file behind it. */
  WORD_AND_FILE,
  /** A name from a specification, or a text. */
  ANYTHING;

  static ValueKind of(ArgSpec arg) {
    boolean choice = !words(arg).isEmpty();
    return switch (arg.paramLabel()) {
      case "SPEC", "PATH" -> SPECIFICATION;
      case "FILE", "DIR|FILE.sh" -> FILE;
      case "DIR" -> DIRECTORY;
      default -> choice ? arg.paramLabel().endsWith("=PATH") ? WORD_AND_FILE : WORD : ANYTHING;
    };
  }

  /** The words that it can be; empty if there is no such list. */
  static List<String> words(ArgSpec arg) {
    return Arrays.stream(arg.converters())
        .filter(Choices.class::isInstance)
        .flatMap(choices -> ((Choices) choices).words().stream())
        .toList();
  }
}
