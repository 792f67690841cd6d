package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apqlint.report.format.Findings;
import org.apqlint.report.format.ReportFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where reports go: standard output, files, and the summary of a step. */
class ReportOutputTest {

  private static final String SPEC =
      """
      host zeus {
          kernel 6.12
          adapters 5
          domains 4, 4
      }
      """;

  @TempDir private Path directory;

  @BeforeEach
  void writeSpecification() throws IOException {
    Files.writeString(directory.resolve("zeus.apq"), SPEC);
  }

  private Ran check(Map<String, String> env, String... options) {
    List<String> line = new ArrayList<>(List.of("check"));
    line.addAll(List.of(options));
    line.add("zeus.apq");
    return Ran.on(
        new Ran.Setting(false, env, directory), new EnginePipeline(), line.toArray(String[]::new));
  }

  private Ran check(String... options) {
    return check(Map.of(), options);
  }

  private String written(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileHoldsWhatStandardOutputWould(ReportFormat format) throws IOException {
    Ran text = check("--output", format + "=out");
    assertThat(text.err()).isEmpty();
    assertThat(text.out()).isEqualTo(check().out());
    assertThat(written("out")).isEqualTo(check("--format", "" + format).out());
    assertThat(Findings.codes(format, written("out"))).containsExactly("AP011");
  }

  @Test
  void severalReportsOfOneRun() throws IOException {
    Ran ran =
        check("--output", "sarif=a=b.sarif", "--format", "concise", "--output=junit=junit.xml");
    assertThat(ran.out()).isEqualTo(check("--format", "concise").out());
    assertThat(files()).containsExactly("a=b.sarif", "junit.xml", "zeus.apq");
    assertThat(written("a=b.sarif")).contains("\"AP011\"");
    assertThat(written("junit.xml")).contains("<failure ");
  }

  @Test
  void aFileIsNeverColoured() throws IOException {
    Ran ran = check("--color", "always", "--output", "text=out", "--output", "concise=lines");
    assertThat(ran.out()).contains("\u001b[");
    assertThat(written("out") + written("lines")).doesNotContain("\u001b[");
    assertThat(check("--color", "always", "--format", "concise").out()).contains("\u001b[");
  }

  @Test
  void aDashIsStandardOutputInPlaceOfFormat() {
    assertThat(check("--output", "concise=-").out()).isEqualTo(check("--format", "concise").out());
    Ran both = check("--output", "concise=-", "--format", "json");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.out()).isEmpty();
    assertThat(both.err())
        .isEqualTo("apqlint: `--format` and `--output concise=-` both print to standard output\n");
    assertThat(check("--output", "concise=-", "--output", "json=-").code()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sarfi=x      | `sarfi` is not text, concise, json,",
        "sarrif=x     | markdown or html; did you mean `sarif`",
        "auto=x       | `auto` is not",
        "sarif        | `sarif` is not FORMAT=PATH",
        "sarif=       | `sarif=` is not FORMAT=PATH",
        "=x           | `` is not",
        "json=none/x  | cannot write `",
        "json=none/x  | none/x`: no such file or directory",
        "json=zeus.apq/x | ot a directory",
        "json=sub     | sub`: it is a directory",
        "json=zeus.apq   | `--output json=zeus.apq` would replace what is checked",
        "json=sub/../zeus.apq | would replace what is checked"
      })
  void mistakesEndWithTwo(String output, String message) throws IOException {
    Files.createDirectory(directory.resolve("sub"));
    Ran ran = check("--output", output);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains(message);
    assertThat(files()).containsExactly("sub", "zeus.apq");
    assertThat(written("zeus.apq")).isEqualTo(SPEC);
  }

  @ParameterizedTest
  @CsvSource({
    "out, out",
    "out, ./out",
    "out, sub/../out",
    "there, link",
    "sub/new, sublink/new",
    "coming, sub/dangling"
  })
  void noPlaceGetsTwoReports(String one, String other) throws IOException {
    Files.createDirectory(directory.resolve("sub"));
    Files.writeString(directory.resolve("there"), "");
    Files.createSymbolicLink(directory.resolve("link"), Path.of("there"));
    Files.createSymbolicLink(directory.resolve("sublink"), Path.of("sub"));
    Files.createSymbolicLink(directory.resolve("sub/dangling"), Path.of("../coming"));
    Ran ran = check("--output", "json=" + one, "--output", "sarif=" + other);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .isEqualTo("apqlint: `--output` has two reports for `" + other + "`: json and sarif\n");
    assertThat(written("there")).isEmpty();
  }

  @Test
  void anEarlierReportIsReplacedAsAWhole() throws IOException {
    Path earlier = Files.writeString(directory.resolve("out"), "x".repeat(100_000));
    Files.setPosixFilePermissions(earlier, PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(directory.resolve("link"), Path.of("out"));
    check("--output", "concise=link");
    assertThat(directory.resolve("link")).isSymbolicLink();
    assertThat(written("out")).isEqualTo(check("--format", "concise").out());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(earlier)))
        .isEqualTo("rw-r-----");
    assertThat(files()).containsExactly("link", "out", "zeus.apq");
  }

  @Test
  void aPipeIsWrittenTo() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    var read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(check("--output", "concise=pipe").err()).isEmpty();
    assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(check("--format", "concise").out());
  }

  @Test
  void autoIsWhatThePlaceOfTheRunReads() {
    assertThat(check("--format", "auto").out()).isEqualTo(check().out());
    assertThat(check(Map.of("GITHUB_ACTIONS", "true"), "--format", "auto").out())
        .startsWith("::warning file=zeus.apq,");
    assertThat(check(Map.of("GITHUB_ACTIONS", "false"), "--format", "auto").out())
        .isEqualTo(check().out());
    assertThat(check(Map.of("GITLAB_CI", "true"), "--format", "auto").out())
        .isEqualTo(check().out());
    assertThat(check(Map.of("GITHUB_ACTIONS", "true")).out()).isEqualTo(check().out());
  }

  @Test
  void theStepSummaryIsAddedTo() throws IOException {
    String markdown = check("--format", "markdown").out();
    Files.writeString(directory.resolve("summary"), "before\n");
    Map<String, String> env = Map.of("GITHUB_STEP_SUMMARY", "summary");
    check(env, "--format", "github");
    assertThat(written("summary")).isEqualTo("before\n" + markdown);
    check(env, "--format", "text");
    check(env, "--output", "github=out");
    assertThat(written("summary")).isEqualTo("before\n" + markdown);
    check(Map.of("GITHUB_STEP_SUMMARY", "new"), "--format", "github");
    assertThat(written("new")).isEqualTo(markdown);
  }

  @Test
  void aSummaryThatWouldBeRefusedIsShort() throws IOException {
    Files.writeString(directory.resolve("summary"), "x".repeat((1 << 20) - 300));
    check(Map.of("GITHUB_STEP_SUMMARY", "summary"), "--format", "github");
    assertThat(Files.size(directory.resolve("summary"))).isLessThan(1 << 20);
    assertThat(written("summary"))
        .endsWith(
            "checked 1 host, 0 mdevs, 0 guests: 1 warning\n\n"
                + "The report is too long for this summary; the log of the step has the findings.\n");
  }

  @Test
  void aSummaryThatCannotBeWrittenIsAFailure() {
    Ran ran = check(Map.of("GITHUB_STEP_SUMMARY", "none/x"), "--format", "github");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo(
            "apqlint: cannot write `none/x` of GITHUB_STEP_SUMMARY: no such file or directory\n");
  }
}
