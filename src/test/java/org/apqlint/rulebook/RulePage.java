package org.apqlint.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a rule: {@code # AP201 queue-assigned-twice}, then {@code severity: error · found-by:
 * rule}, then sections.
 *
 * @param foundBy {@code rule}, or {@code reader} where reading the text finds it and no rule does
 * @param sections the headings of the second level
 */
record RulePage(String title, String severity, String foundBy, List<String> sections) {

  private static final Pattern FACTS = Pattern.compile("severity: (\\w+) · found-by: (\\w+)");

  static RulePage read(Path file) {
    assertThat(file).as("the page of the rule").exists();
    try {
      List<String> lines = Files.readAllLines(file).stream().filter(l -> !l.isBlank()).toList();
      Matcher facts = FACTS.matcher(lines.get(1));
      assertThat(facts.matches()).as("%s: line of severity: %s", file, lines.get(1)).isTrue();
      return new RulePage(
          lines.get(0),
          facts.group(1),
          facts.group(2),
          lines.stream().filter(line -> line.startsWith("## ")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean foundByReader() {
    return foundBy.equals("reader");
  }
}
