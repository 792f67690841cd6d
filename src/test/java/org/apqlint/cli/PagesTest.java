package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages about pipelines and the terminal tell is so. */
class PagesTest {

  private static final Path CI = Path.of("src/docs/ci.md");
  private static final Path RUNNING = Path.of("src/docs/running.md");
  private static final Pattern LINE =
      Pattern.compile("(?m)(?:^|\\(|'|- )(apqlint (?:check|completion|man)[^'\\n)]*)");
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

  static Stream<String> lines() throws IOException {
    return Stream.of(Files.readString(CI), Files.readString(RUNNING))
        .flatMap(page -> LINE.matcher(page).results())
        .map(line -> line.group(1));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void commandLinesAreUnderstood(String line) {
    String[] words = line.substring("apqlint ".length()).split(" ");
    ApqlintCommand.build(
            new Context(
                new Console(System.in, System.out, System.err, Path.of(""), Map.of(), false), null),
            new String[0])
        .parseArgs(words);
  }

  @Test
  void thereAreSuchLines() throws IOException {
    assertThat(lines()).hasSizeGreaterThanOrEqualTo(8);
  }

  @Test
  void snippetsAreYaml() throws IOException {
    List<String> snippets =
        YAML.matcher(Files.readString(CI)).results().map(found -> found.group(1)).toList();
    assertThat(snippets).hasSize(3);
    YAMLMapper yaml = new YAMLMapper();
    JsonNode hooks = yaml.readTree(Path.of(".pre-commit-hooks.yaml").toFile());
    for (JsonNode hook : yaml.readTree(snippets.get(0)).at("/repos/0/hooks")) {
      assertThat(hooks.findValuesAsText("id")).contains(hook.get("id").asText());
    }
    JsonNode steps = yaml.readTree(snippets.get(1)).at("/jobs/apqlint/steps");
    JsonNode inputs = action().get("inputs");
    steps
        .get(1)
        .get("with")
        .properties()
        .forEach(given -> assertThat(inputs.has(given.getKey())).isTrue());
    assertThat(steps.get(1).get("uses").asText()).endsWith("/.github/actions/lint");
    assertThat(yaml.readTree(snippets.get(2)).at("/apqlint/artifacts/reports/junit").asText())
        .isEqualTo("apqlint.xml");
  }

  private static JsonNode action() throws IOException {
    return new YAMLMapper().readTree(Path.of(".github/actions/lint/action.yml").toFile());
  }

  @Test
  void theTableOfInputsIsThatOfTheAction() throws IOException {
    List<String> told =
        Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (?:`(.*?)`)? ?\\|")
            .matcher(Files.readString(CI))
            .results()
            .map(PagesTest::row)
            .toList();
    List<String> has =
        action().get("inputs").properties().stream()
            .map(input -> input.getKey() + "=" + input.getValue().get("default").asText())
            .toList();
    assertThat(told).containsExactlyElementsOf(has);
  }

  private static String row(MatchResult row) {
    return row.group(1) + "=" + (row.group(2) == null ? "" : row.group(2));
  }

  @Test
  void theFiguresAreThoseOfTheGolden() throws IOException {
    assertThat(Files.readString(RUNNING))
        .contains(
            "```text\n"
                + Files.readString(Path.of("src/test/resources/report/stats.approved.txt")).strip()
                + "\n```");
  }
}
