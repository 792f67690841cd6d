package org.apqlint.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apqlint.finding.Finding;
import org.apqlint.format.Formatted;
import org.apqlint.format.Formatter;
import org.apqlint.model.SourceText;
import org.apqlint.syntax.Limits;
import org.apqlint.syntax.ReadResult;
import org.apqlint.syntax.SourceOptions;
import org.apqlint.syntax.SpecReader;
import org.apqlint.syntax.parser.ApqSpecLexer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the pages can be read, and the reference leaves no statement out. */
class LanguageReferenceTest {

  private static final Path REFERENCE = Path.of("src/docs/language.md");
  private static final Path README = Path.of("README.md");

  private static final String AROUND =
      """
      host zeus {
      %s}
      mdev db-crypto on zeus {
      %s}
      guest db on zeus {
      %s}
      change zeus {
      %s}
      """;

  /** Which of the blocks above an example is a part of. */
  private static final Map<String, Integer> PART =
      Map.of("apq-host", 0, "apq-mdev", 1, "apq-guest", 2, "apq-change", 3);

  private static final Map<String, String> HEADERS =
      Map.of(
          "apq-host", "host z",
          "apq-mdev", "mdev m on z",
          "apq-guest", "guest g on z",
          "apq-change", "change z");

  static Stream<CodeBlock> examples() throws IOException {
    return Stream.concat(CodeBlock.of(REFERENCE).stream(), CodeBlock.of(README).stream())
        .filter(block -> block.language().startsWith("apq"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesCanBeRead(CodeBlock example) throws Exception {
    ReadResult result =
        new SpecReader(new SourceOptions(Path.of(""), InputStream.nullInputStream()))
            .readText(example.toString(), whole(example));
    assertThat(result.findings()).extracting(Finding::place, Finding::message).isEmpty();
    assertThat(result.spec().hosts()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesHaveTheLayoutOfTheLanguage(CodeBlock example) {
    String header = HEADERS.get(example.language());
    String text =
        header == null ? example.text() : header + " {\n" + example.text().indent(4) + "}\n";
    Formatted formatted = Formatter.format(new SourceText(example.toString(), text));
    assertThat(formatted.text()).isEqualTo(text);
    assertThat(formatted.left()).isEmpty();
  }

  private static String whole(CodeBlock example) {
    if (example.language().equals("apq")) {
      return example.text();
    }
    assertThat(PART).containsKey(example.language());
    String[] parts = {"", "", "", ""};
    parts[PART.get(example.language())] = example.text();
    return AROUND.formatted((Object[]) parts);
  }

  @Test
  void bothPagesHaveExamples() throws IOException {
    assertThat(examples()).extracting(CodeBlock::language).containsAll(PART.keySet());
    assertThat(CodeBlock.of(README)).extracting(CodeBlock::language).contains("apq");
  }

  /** In the lexer the words that begin a statement stand first, from HOST to WITHOUT. */
  static Stream<String> statements() {
    return Stream.iterate(ApqSpecLexer.HOST, type -> type <= ApqSpecLexer.WITHOUT, type -> type + 1)
        .map(ApqSpecLexer.VOCABULARY::getLiteralName)
        .map(literal -> literal.substring(1, literal.length() - 1));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void everyStatementIsExplained(String word) throws IOException {
    assertThat(CodeBlock.prose(REFERENCE)).containsPattern("`" + Pattern.quote(word) + "(?=[ `])");
  }

  @ParameterizedTest
  @MethodSource("words")
  void everyKeywordIsMentioned(String word) throws IOException {
    assertThat(Files.readString(REFERENCE))
        .containsPattern("(?<![-\\w])" + Pattern.quote(word) + "(?![-\\w])");
  }

  static Stream<String> words() {
    return Stream.iterate(ApqSpecLexer.HOST, type -> type < ApqSpecLexer.WORD, type -> type + 1)
        .map(ApqSpecLexer.VOCABULARY::getLiteralName)
        .map(literal -> literal.substring(1, literal.length() - 1));
  }

  @Test
  void limitsAreThoseOfTheReader() throws IOException {
    String page = Files.readString(REFERENCE);
    List<String> rows =
        page.substring(page.indexOf("## Limits"))
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| what"))
            .map(line -> line.split("\\|")[2].strip())
            .toList();
    assertThat(rows)
        .containsExactly(
            (Limits.FILE_BYTES >> 20) + " MiB",
            (Limits.TOTAL_BYTES >> 20) + " MiB",
            "" + Limits.FILES,
            "" + Limits.LEXEMES,
            "" + Limits.NESTING,
            "" + Limits.INCLUDES,
            "" + Limits.FINDINGS,
            "" + Limits.REPETITIONS,
            Limits.NAME + " characters");
    assertThat(Arrays.stream(Limits.class.getFields()).toList()).hasSameSizeAs(rows);
  }
}
