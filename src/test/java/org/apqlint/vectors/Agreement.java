package org.apqlint.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Counts the cases that agree with the vectors, and keeps those that do not for a look at them. */
final class Agreement {

  private static final Path LEFTOVERS = Path.of("target", "vectors");
  private static final int SHOWN = 3;

  private final String title;
  private final List<String> differences = new ArrayList<>();
  private int cases;

  Agreement(String title) {
    this.title = title;
  }

  /**
   * Notes whether a case came out as it should.
   *
   * @param subject what was run, written to {@code target/vectors} when the outcome differs
   */
  <T> void compare(String id, T actual, T expected, Supplier<String> subject) {
    cases++;
    if (!actual.equals(expected)) {
      Path leftover = LEFTOVERS.resolve(title.replace(' ', '-') + "-" + id + ".apq");
      differences.add(
          id + ": " + firstDifference(expected.toString(), actual.toString(), leftover));
      if (differences.size() <= SHOWN) {
        write(
            leftover, subject.get() + "\n# expected " + expected + "\n# actual   " + actual + "\n");
      }
    }
  }

  private static String firstDifference(String expected, String actual, Path leftover) {
    int at = Arrays.mismatch(expected.toCharArray(), actual.toCharArray());
    return String.format(
        "at character %d: expected %s, actual %s; see %s",
        at, excerpt(expected, at), excerpt(actual, at), leftover);
  }

  private static String excerpt(String text, int at) {
    return "…"
        + text.substring(
            Math.max(0, Math.min(at, text.length()) - 60), Math.min(text.length(), at + 60))
        + "…";
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails unless there were cases, and all of them agreed. */
  void assertComplete() {
    System.out.printf("%s: %d of %d agree%n", title, cases - differences.size(), cases);
    assertThat(cases).as(title).isPositive();
    assertThat(differences.stream().limit(SHOWN).toList())
        .as("%s: %d of %d differ, the first are", title, differences.size(), cases)
        .isEmpty();
  }
}
