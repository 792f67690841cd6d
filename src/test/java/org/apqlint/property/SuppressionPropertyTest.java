package org.apqlint.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.analysis.Analysis;
import org.apqlint.cli.Screened;
import org.apqlint.cli.Suppressions;
import org.apqlint.finding.Finding;
import org.apqlint.model.Acceptance;
import org.apqlint.model.SourceText;
import org.apqlint.report.JsonReport;
import org.apqlint.report.ReportInput;
import org.apqlint.syntax.Lexeme;
import org.apqlint.syntax.ReadResult;
import org.apqlint.syntax.SyntaxTree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A suppression takes away the finding that it names, and changes no other, nor anything that
 * holds: random ones in the bad samples of all rules.
 */
class SuppressionPropertyTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> NEVER = Set.of("AP001", "AP012");
  private static final int TIMES = 3;

  static Stream<Path> samples() throws IOException {
    List<Path> samples;
    try (Stream<Path> files = Files.walk(Path.of("rules"))) {
      samples =
          files
              .filter(file -> file.getFileName().toString().matches("bad-.*\\.apq"))
              // A string without its end would swallow the comment.
              .filter(file -> !file.toString().contains("AP001-"))
              .sorted()
              .toList();
    }
    assertThat(samples).hasSizeGreaterThan(50);
    return samples.stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void changesNoOtherFinding(Path sample) throws IOException {
    String text = withoutComments(Files.readString(sample));
    Run before = Run.of(text);
    assertThat(before.all.findings()).isNotEmpty();
    Random random = new Random(sample.toString().hashCode());
    for (int time = 0; time < TIMES; time++) {
      List<Finding> chosen =
          before.all.findings().stream().filter(finding -> random.nextBoolean()).toList();
      String accepting = accepting(text, chosen);
      Run after = Run.of(accepting);
      assertThat(after.all.findings())
          .as("what is found, before anything is suppressed")
          .isEqualTo(before.all.findings());

      Screened applied = Suppressions.apply(after.all, after.read.suppressions(), Checked.TODAY);
      Set<Finding> suppressed = applied.suppressed().keySet();
      assertThat(suppressed)
          .as(accepting)
          .containsAll(chosen.stream().filter(f -> !NEVER.contains(f.code())).toList())
          .allSatisfy(finding -> assertThat(codes(chosen)).contains(finding.code()));
      List<Finding> rest =
          applied.analysis().findings().stream().filter(f -> !f.code().equals("AP012")).toList();
      assertThat(Stream.concat(rest.stream(), suppressed.stream()).sorted())
          .isEqualTo(before.all.findings());

      JsonNode reported = after.report(applied.suppressed(), applied.analysis());
      assertThat(before.findings(before.report(Map.of(), before.all)))
          .containsAll(
              after.findings(reported).stream()
                  .filter(finding -> !finding.at("/code").textValue().equals("AP012"))
                  .toList());
      assertThat(reported.at("/summary/suppressed").intValue()).isEqualTo(suppressed.size());
      for (String part : List.of("/hosts", "/migrations")) {
        assertThat(reported.at(part)).isEqualTo(before.report(Map.of(), before.all).at(part));
      }
    }
  }

  private static Set<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).collect(Collectors.toSet());
  }

  private static String withoutComments(String text) {
    return SyntaxTree.of(new SourceText("x.apq", text)).lexemes().stream()
        .filter(lexeme -> lexeme.kind() != Lexeme.Kind.COMMENT)
        .map(Lexeme::text)
        .collect(Collectors.joining());
  }

  /** The text with a comment behind each line that has one of these findings. */
  private static String accepting(String text, List<Finding> findings) {
    Map<Integer, Set<String>> codes = new TreeMap<>();
    findings.forEach(
        finding ->
            codes
                .computeIfAbsent(finding.place().line(), line -> new TreeSet<>())
                .add(finding.code()));
    String[] lines = text.split("\n", -1);
    codes.forEach(
        (line, some) ->
            lines[line - 1] += " # apqlint: allow " + String.join(", ", some) + " \"by chance\"");
    return String.join("\n", lines);
  }

  /** A text that was read and analysed, with all that was found. */
  private record Run(ReadResult read, Analysis all) {

    static Run of(String text) {
      ReadResult read = Checked.read("x.apq", text);
      Analysis found = Checked.engine().analyse(read.spec());
      return new Run(
          read,
          new Analysis(
              found.hosts(),
              found.migrations(),
              Stream.concat(read.findings().stream(), found.findings().stream()).toList()));
    }

    JsonNode report(Map<Finding, Acceptance> suppressed, Analysis analysis) throws IOException {
      return JSON.readTree(
          JsonReport.render(
              new ReportInput(analysis, read.spec().changes(), read.sources(), suppressed)));
    }

    /** The findings of a report, with their fingerprints. */
    Set<JsonNode> findings(JsonNode report) {
      Set<JsonNode> findings = new HashSet<>();
      report.at("/findings").forEach(findings::add);
      return findings;
    }
  }
}
