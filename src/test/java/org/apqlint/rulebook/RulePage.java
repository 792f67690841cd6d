package org.apqlint.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The page of a rule: {@code # AP201 queue-assigned-twice}, a line that starts with the severity,
 * then sections.
 *
 * @param remark the rest of the severity's line
 * @param sections the headings of the second level
 */
record RulePage(String title, String severity, String remark, List<String> sections) {

  private static final String FOUND_BY_READER = "found-by: reader";

  static RulePage read(Path file) {
    assertThat(file).as("the page of the rule").exists();
    try {
      List<String> lines = Files.readAllLines(file).stream().filter(l -> !l.isBlank()).toList();
      String severity = lines.get(1).replaceAll("[*_`]", "").split("\\W+", 2)[0];
      return new RulePage(
          lines.get(0),
          severity,
          lines.get(1),
          lines.stream().filter(line -> line.startsWith("## ")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the finding comes from reading the text, so that no rule says it. */
  boolean foundByReader() {
    return remark.contains(FOUND_BY_READER);
  }
}
