package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apqlint.analysis.Analysis;
import org.apqlint.finding.Severity;
import org.apqlint.model.LeftOut;
import org.apqlint.model.Spec;
import org.apqlint.report.ReportSchema;
import org.apqlint.report.Zeus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  static final Spec NOTHING =
      new Spec(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          new LeftOut(Set.of(), Set.of(), false, false));

  private static final Pipeline CLEAN = answering(Zeus.analysis(Zeus.filtered()));

  private static Pipeline answering(Analysis analysis) {
    return new FakePipeline() {
      @Override
      public SpecRun run(List<String> paths, Optional<String> root, Console console) {
        return new SpecRun(NOTHING, analysis, Zeus.SOURCES, List.of(), List.of());
      }
    };
  }

  private static Pipeline failing(RuntimeException failure) {
    return new FakePipeline() {
      @Override
      public SpecRun run(List<String> paths, Optional<String> root, Console console) {
        throw failure;
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "error, ERROR, 1", "error, WARNING, 0", "error, INFO, 0",
    "warning, ERROR, 1", "warning, WARNING, 1", "warning, INFO, 0",
    "info, ERROR, 1", "info, WARNING, 1", "info, INFO, 1",
    "never, ERROR, 0", "never, INFO, 0"
  })
  void failsFromTheThresholdOn(String threshold, Severity found, int code) {
    Pipeline pipeline =
        answering(Zeus.analysis(Zeus.filtered(), Zeus.finding("AP301", found, "zeus/db")));
    assertThat(Ran.with(pipeline, "check", "--fail-on", threshold, "x.apq").code()).isEqualTo(code);
  }

  @Test
  void errorsAreTheDefaultThreshold() {
    Pipeline pipeline =
        answering(
            Zeus.analysis(Zeus.filtered(), Zeus.finding("AP301", Severity.WARNING, "zeus/db")));
    assertThat(Ran.with(pipeline, "check", "x.apq").code()).isZero();
    assertThat(Ran.with(answering(Zeus.analysis(Zeus.shared(), Zeus.conflict())), "check", "x.apq"))
        .satisfies(ran -> assertThat(ran.code()).isEqualTo(1))
        .satisfies(ran -> assertThat(ran.out()).startsWith("error[AP201]: "));
  }

  @Test
  void printsJson() {
    Ran ran = Ran.with(CLEAN, "check", "--format", "json", "x.apq");
    assertThat(ReportSchema.problems(ran.out())).isEmpty();
    assertThat(ran.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "chek x.apq",
        "check",
        "check --format xml x.apq",
        "check --fail-on fatal x.apq",
        "check --color maybe x.apq",
        "check --bogus x.apq",
        "matrix",
        "why zeus/db",
        "explain",
        "explain mask",
        "explain mask all but 5",
        "explain AP201 AP202",
        "explain AP999",
        "rules AP201"
      })
  void mistakesOnTheCommandLineEndWithTwo(String line) {
    Ran ran = Ran.with(CLEAN, line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("apqlint: ").doesNotContain("\tat ");
  }

  @Test
  void namesTheMistake() {
    assertThat(Ran.with(CLEAN, "check", "--format", "xml", "x.apq").err())
        .contains("`xml` is not text, concise, json")
        .contains("see `apqlint check --help`");
    assertThat(Ran.with(CLEAN, "matrx", "x.apq").err()).contains("matrix");
  }

  @Test
  void helpAndVersionNeedNoSpecification() {
    Pipeline none = failing(new IllegalStateException("read"));
    assertThat(Ran.with(none, "--version").out()).startsWith("apqlint ");
    assertThat(Ran.with(none, "--help").out())
        .contains("check", "matrix", "why", "explain", "rules", "Exit codes:\n  0   clean\n");
    assertThat(Ran.with(none, "check", "--help").out()).contains("--fail-on", "--format");
    assertThat(Ran.with(none, "check", "--help").code()).isZero();
  }

  @Test
  void failuresAreOneLine() {
    Ran ran =
        Ran.with(failing(new CommandFailure("cannot read `x.apq`: it is gone")), "check", "x");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).isEqualTo("apqlint: cannot read `x.apq`: it is gone\n");
  }

  @Test
  void internalErrorsShowTheirTraceOnRequestOnly() {
    Pipeline broken = failing(new IllegalStateException("odd\nstate"));
    Ran ran = Ran.with(broken, "check", "x");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err().lines())
        .containsExactly(
            "apqlint: internal error: java.lang.IllegalStateException: odd␊state"
                + " (please report it, with what --debug prints)");
    assertThat(Ran.with(broken, "check", "--debug", "x").err()).contains("\tat org.apqlint.cli");
  }

  @Test
  void coloursOnATerminalUnlessTheEnvironmentSaysNo() {
    assertThat(Ran.on(Ran.terminal(), CLEAN, "check", "x").out()).contains("\u001b[");
    assertThat(Ran.on(Ran.terminal("NO_COLOR", "1"), CLEAN, "check", "x").out())
        .doesNotContain("\u001b[");
    assertThat(Ran.on(Ran.terminal("TERM", "dumb"), CLEAN, "check", "x").out())
        .doesNotContain("\u001b[");
    assertThat(Ran.on(Ran.terminal(), CLEAN, "check", "--color", "never", "x").out())
        .doesNotContain("\u001b[");
    assertThat(Ran.with(CLEAN, "check", "x").out()).doesNotContain("\u001b[");
    assertThat(Ran.with(CLEAN, "check", "--color", "always", "x").out()).contains("\u001b[");
  }

  @Test
  void drawsTheMatrix() {
    assertThat(Ran.with(CLEAN, "matrix", "x").out()).contains("\n  06   A  +  ?  +\n");
  }

  @Test
  void explainsWhy() {
    String expected = "06.0004 (6.4) is not in guest db: ";
    assertThat(Ran.with(CLEAN, "why", "zeus/db/06.0004", "x").out()).startsWith(expected);
    assertThat(Ran.with(CLEAN, "why", "db", "06.0004", "x").out()).startsWith(expected);
    Ran unknown = Ran.with(CLEAN, "why", "zeus/bd/06.0004", "x");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean `zeus/db`");
  }

  @Test
  void explainsRulesQueuesAndMasks() {
    assertThat(Ran.with(CLEAN, "explain", "05.0047").out())
        .contains("5.71 in decimal", "/sys/bus/ap/devices/05.0047");
    assertThat(Ran.with(CLEAN, "explain", "mask", "0x7d").out())
        .contains("stay with the host:   1-5, 7\n");
    assertThat(Ran.with(CLEAN, "explain", "mask", "-5,-6").out())
        .containsSubsequence(
            "released to vfio_ap:  5, 6\n", "command line", "released to vfio_ap:  all, 0-255\n");
    assertThat(Ran.with(CLEAN, "explain", "mask", "0X1").out()).contains("EINVAL");
  }
}
