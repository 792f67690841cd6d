package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.report.Zeus;
import org.apqlint.run.RunEvents;
import org.apqlint.run.Ticks;
import org.apqlint.run.Work;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private static final String ERASE = "\r\u001b[K";

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Ticks clock = new Ticks();

  private ProgressLine line(int width) {
    return new ProgressLine(
        new PrintStream(written, true, StandardCharsets.UTF_8), clock, 0, width);
  }

  private String taken() {
    String text = written.toString(StandardCharsets.UTF_8);
    written.reset();
    return text;
  }

  @Test
  void aShortRunHasNone() {
    ProgressLine line = line(80);
    line.begin(Work.READ).close();
    line.hosts("checking hosts", 3);
    line.host("zeus").close();
    clock.pass(900);
    line.phase("derive").close();
    line.erase();
    assertThat(taken()).isEmpty();
  }

  @Test
  void saysHowFarItIs() {
    ProgressLine line = line(80);
    line.begin(Work.RULES);
    line.hosts("checking hosts", 3);
    line.host("zeus").close();
    RunEvents.Part hera = line.host("hera");
    clock.pass(1000);
    line.phase("derive");
    assertThat(taken()).isEqualTo(ERASE + "apqlint: checking hosts: 1 of 3 (hera: derive)");
    line.phase("check");
    hera.close();
    assertThat(taken()).as("it was drawn just now").isEmpty();
    clock.pass(100);
    line.host("ares");
    assertThat(taken()).isEqualTo(ERASE + "apqlint: checking hosts: 2 of 3 (ares)");
    line.erase();
    assertThat(taken()).isEqualTo(ERASE);
    line.erase();
    assertThat(taken()).as("nothing is there any more").isEmpty();
  }

  @Test
  void staysWithinTheLine() {
    ProgressLine line = line(20);
    clock.pass(1000);
    line.hosts("checking hosts", 3);
    assertThat(taken()).isEqualTo(ERASE + "apqlint: checking h").hasSize(ERASE.length() + 19);
  }

  @Test
  void nothingMovesTheCursorButTheLineItself() {
    ProgressLine line = line(80);
    clock.pass(1000);
    line.host("a\u001b[2Jb\n");
    assertThat(taken().substring(ERASE.length())).doesNotContain("\u001b", "\n");
  }

  /** A run of two seconds, which tells of two hosts. */
  private static Pipeline slow(Ticks clock) {
    return new FakePipeline() {
      private RunEvents events = RunEvents.IGNORED;

      @Override
      public Pipeline telling(RunEvents some) {
        events = some;
        return this;
      }

      @Override
      public SpecRun run(List<String> paths, Optional<String> root, Console console) {
        events.hosts("checking hosts", 2);
        events.host("zeus").close();
        clock.pass(2000);
        events.host("hera").close();
        if (paths.contains("gone")) {
          throw new CommandFailure("gone: no such file");
        }
        return new SpecRun(
            CommandLineTest.NOTHING,
            Zeus.analysis(Zeus.filtered()),
            Zeus.SOURCES,
            List.of(),
            List.of());
      }
    };
  }

  private static Ran run(boolean errorTerminal, Map<String, String> env, String... args) {
    Ticks clock = new Ticks();
    return Ran.by(
        new Ran.Setting(false, env, Path.of("")), slow(clock), clock, errorTerminal, args);
  }

  @Test
  void onlyOnATerminal() {
    String drawn = ERASE + "apqlint: checking hosts: 1 of 2 (hera)";
    assertThat(run(true, Map.of(), "check", "x").err()).isEqualTo(drawn + ERASE);
    assertThat(run(true, Map.of("TERM", "xterm"), "check", "x").err()).isEqualTo(drawn + ERASE);
    assertThat(run(true, Map.of("TERM", "dumb"), "check", "x").err()).isEmpty();
    assertThat(run(true, Map.of(), "check", "--no-progress", "x").err()).isEmpty();
    assertThat(run(false, Map.of(), "check", "x").err()).isEmpty();
  }

  @Test
  void isGoneBeforeAFailureIsTold() {
    assertThat(run(true, Map.of(), "check", "gone").err())
        .endsWith("(hera)" + ERASE + "apqlint: gone: no such file\n");
  }
}
