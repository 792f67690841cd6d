package org.apqlint.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apqlint.report.format.Findings;
import org.apqlint.report.format.FormatSchema;
import org.apqlint.report.format.ReportFormat;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of the samples, in every form: all say the same, and each is as its schema says. */
class FormatsOfSamplesTest {

  @TempDir private Path folder;

  /** Each check once, whatever form it is asked for. */
  static Stream<Command> checks() throws IOException {
    Map<String, Command> checks = new LinkedHashMap<>();
    try (Stream<Path> entries = Files.list(Path.of("samples"))) {
      entries
          .filter(Files::isDirectory)
          .sorted()
          .flatMap(scenario -> Command.of(scenario).stream())
          .filter(Command::isCheck)
          .map(Command::asJson)
          .forEach(check -> checks.putIfAbsent(check.scenario() + " " + check, check));
    }
    return checks.values().stream();
  }

  @ParameterizedTest
  @MethodSource("checks")
  void allFormsSayTheSame(Command check) throws IOException {
    List<String> options = new ArrayList<>();
    for (ReportFormat format : ReportFormat.values()) {
      options.addAll(List.of("--output", format + "=" + file(format).toAbsolutePath()));
    }
    InProcess.Result result = InProcess.run(check.with(options));
    assertThat(result.exitCode()).as(result.err()).isEqualTo(check.exitCode());

    Map<ReportFormat, String> reports = new EnumMap<>(ReportFormat.class);
    for (ReportFormat format : ReportFormat.values()) {
      reports.put(format, Files.readString(file(format)));
    }
    assertThat(reports.get(ReportFormat.JSON)).isEqualTo(result.out());
    List<String> codes = Findings.codes(ReportFormat.JSON, result.out());
    reports.forEach(
        (format, report) -> {
          assertThat(FormatSchema.problems(format, report)).as(format.toString()).isEmpty();
          // What is grouped by files is in another order only if the files are.
          assertThat(Findings.codes(format, report))
              .as(format.toString())
              .containsExactlyElementsOf(codes);
          assertThat(report).as(format.toString()).matches("(?s)|.*[^\n]\n");
        });
    assertThat(Findings.same(result.out(), reports.get(ReportFormat.YAML))).isTrue();
  }

  private Path file(ReportFormat format) {
    return folder.resolve("report." + format);
  }
}
