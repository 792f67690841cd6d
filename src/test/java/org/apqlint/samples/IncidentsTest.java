package org.apqlint.samples;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apqlint.Named;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Severity;
import org.apqlint.rulebook.Sample;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each specification under {@code samples/incidents}: the finding that would have saved the day is
 * there, where its marker stands. No other error or warning draws the eye away from it.
 */
class IncidentsTest {

  private static final Path INCIDENTS = Path.of("samples", "incidents");

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\|[^|]+\\| \\[([\\w-]+)]\\(\\1\\.apq\\) \\| (AP[^|]+?) \\|$");

  @TestFactory
  Stream<DynamicTest> savesTheDay() throws IOException {
    List<Sample> incidents = incidents();
    assertThat(incidents).isNotEmpty();
    return incidents.stream().map(i -> Named.test(INCIDENTS, i.name(), () -> checkFindings(i)));
  }

  private static void checkFindings(Sample incident) {
    TreeMap<String, Set<String>> expected = incident.expected();
    assertThat(expected).isNotEmpty();
    Map<String, List<Finding>> findings =
        incident.check().findings().stream()
            .filter(f -> f.severity() != Severity.INFO || expected.containsKey(f.code()))
            .collect(groupingBy(Finding::code, toList()));
    TreeMap<String, Set<String>> found = new TreeMap<>();
    findings.forEach((code, of) -> found.put(code, Sample.lines(of)));
    assertThat(found).as("lines by code").isEqualTo(expected);
  }

  @TestFactory
  Stream<DynamicTest> saysWhatHappened() throws IOException {
    return incidents().stream()
        .map(
            incident ->
                Named.test(
                    INCIDENTS,
                    incident.name() + " says what happened",
                    () -> {
                      List<String> lines = Files.readAllLines(incident.path());
                      assertThat(lines.subList(0, 2)).allMatch(line -> line.startsWith("# "));
                      assertThat(lines.get(2)).isEmpty();
                    }));
  }

  @Test
  void tableNamesEachWithItsFindings() throws IOException {
    Map<String, Set<String>> table = new TreeMap<>();
    ROW.matcher(Files.readString(INCIDENTS.resolve("README.md")))
        .results()
        .forEach(row -> table.put(row.group(1), Set.of(row.group(2).split(", "))));
    Map<String, Set<String>> marked = new TreeMap<>();
    incidents().forEach(incident -> marked.put(incident.name(), incident.expected().keySet()));
    assertThat(table).isEqualTo(marked);
  }

  private static List<Sample> incidents() throws IOException {
    try (Stream<Path> files = Files.list(INCIDENTS)) {
      return files
          .filter(file -> file.toString().endsWith(".apq"))
          .sorted()
          .map(Sample::new)
          .toList();
    }
  }
}
