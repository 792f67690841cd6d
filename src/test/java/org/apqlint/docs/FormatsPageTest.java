package org.apqlint.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apqlint.finding.Severity;
import org.apqlint.report.format.ReportFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page about the forms of the report shows each of them, as they are. */
class FormatsPageTest {

  private static final Path PAGE = Path.of("src/docs/formats.md");
  private static final Path SAMPLE = Path.of("samples/formats");

  /** A section whose example is the last thing in it. */
  private static final Pattern EXAMPLE =
      Pattern.compile("(?ms)^## (?<format>[a-z]+)$.*?^```[a-z]+\\n(?<text>.*?)^```$");

  private static List<MatchResult> examples(String format) throws IOException {
    return EXAMPLE
        .matcher(Files.readString(PAGE))
        .results()
        .filter(found -> found.group(1).equals(format))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void theExampleIsFromTheGolden(ReportFormat format) throws IOException {
    List<MatchResult> examples = examples(format.toString());
    assertThat(examples).hasSize(1);
    String golden = Files.readString(golden(format));
    List<String> pieces =
        Stream.of(examples.get(0).group(2).split("(?m)^…\\n"))
            .filter(piece -> !piece.isEmpty())
            .toList();
    assertThat(pieces).isNotEmpty();
    assertThat(golden).containsSubsequence(pieces);
  }

  private static Path golden(ReportFormat format) throws IOException {
    String name = format == ReportFormat.TEXT ? "report" : format.toString();
    try (Stream<Path> all = Files.list(SAMPLE)) {
      return all.filter(file -> file.getFileName().toString().startsWith(name + ".approved."))
          .findFirst()
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTableNamesIt(ReportFormat format) throws IOException {
    assertThat(Files.readString(PAGE)).containsPattern("(?m)^\\| (`[a-z]+`, )?`" + format + "`");
  }

  @ParameterizedTest
  @EnumSource
  void eachSeverityOfGitlabIsAsThePageSays(Severity severity) throws IOException {
    String ours = severity.toString().toLowerCase(Locale.ROOT);
    String row =
        Files.readString(PAGE)
            .lines()
            .filter(line -> line.startsWith("| " + ours + " | "))
            .findFirst()
            .orElseThrow();
    String theirs = row.split(" \\| ")[1].replace(" |", "");
    assertThat(Files.readString(golden(ReportFormat.GITLAB)))
        .contains("\"severity\" : \"" + theirs + "\"");
  }

  @Test
  void everyFormatIsASample() throws IOException {
    String commands = Files.readString(SAMPLE.resolve("commands.txt"));
    for (ReportFormat format : ReportFormat.values()) {
      if (format != ReportFormat.TEXT) {
        assertThat(commands).contains("--format " + format + " ");
      }
    }
  }
}
