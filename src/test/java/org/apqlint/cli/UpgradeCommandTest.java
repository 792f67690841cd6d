package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apqlint.report.AnswerSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line of {@code upgrade}, reader and rules included. */
class UpgradeCommandTest {

  private static final String HOST =
      """
      host %1$s {
          %2$s
          adapters 3, 5, 6
          domains 4, 0x47
          apmask all but 5, 6
          queue 06.0047 unbound
      }
      mdev m on %1$s {
          uuid %3$s
          adapters 5, 6
          domains 4, 0x47
      }
      guest g on %1$s {
          uses m
          state running
      }
      """;

  /** Both adapters have a queue that is not bound: v10 filters the domain, later drivers all. */
  private static final String DIAGONAL = "queue 5-6.0x47 unbound";

  @TempDir private Path directory;

  @BeforeEach
  void writeSpecifications() throws IOException {
    write("zeus.apq", host("zeus", "kernel 6.12", "62177883-f1bb-47f0-914d-32a22e3a8804"));
    write("hera.apq", host("hera", "kernel 6.8", "62177884-f1bb-47f0-914d-32a22e3a8804"));
    write(
        "ares.apq",
        host("ares", "", "62177885-f1bb-47f0-914d-32a22e3a8804")
            .replace("queue 06.0047 unbound", DIAGONAL));
  }

  private static String host(String name, String kernel, String uuid) {
    return HOST.formatted(name, kernel, uuid);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private Ran run(String... args) {
    return Ran.on(new Ran.Setting(false, Map.of(), directory), new EnginePipeline(), args);
  }

  @ParameterizedTest
  @CsvSource({
    "RHLE 9.4, did you mean `RHEL 9.4`",
    "dynamc, did you mean `dynamic`",
    "6.1x, is no kernel release",
    "'', is no kernel release",
  })
  void refusesWhatIsNoKernel(String kernel, String hint) {
    Ran to = run("upgrade", "zeus.apq", "--to", kernel);
    assertThat(to.code()).isEqualTo(2);
    assertThat(to.out()).isEmpty();
    assertThat(to.err()).startsWith("apqlint: `" + kernel + "` ").contains(hint).hasLineCount(1);
    Ran from = run("upgrade", "zeus.apq", "--from", kernel, "--to", "6.12");
    assertThat(from.code()).isEqualTo(2);
    assertThat(from.err()).isEqualTo(to.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"6.12", "6.12.0-55.9.1.el10_0.s390x", "RHEL 10", "ap-config", "Debian 13"})
  void takesWhatTheKernelStatementTakes(String kernel) {
    Ran ran = run("upgrade", "hera.apq", "--to", kernel);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .startsWith("host hera: nothing changes for 1 guest: dynamic (kernel 6.8) → ap-config (");
  }

  @Test
  void needsTheKernelToCome() {
    Ran ran = run("upgrade", "zeus.apq");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("--to=KERNEL");
  }

  @Test
  void saysWhereAKernelIsOnlyNear() {
    assertThat(run("upgrade", "zeus.apq", "--to", "99").out())
        .contains("(kernel 99; `99` is not in the table of kernels: the nearest older one");
    assertThat(run("upgrade", "zeus.apq", "--to", "6.1").out())
        .contains("the point release decides");
  }

  @Test
  void aGenerationByNameKeepsTheTextsOfTheLog() {
    assertThat(run("upgrade", "zeus.apq", "--to", "driver-override").out())
        .doesNotContain("log texts");
    assertThat(run("upgrade", "zeus.apq", "--to", "6.19").out())
        .contains("log texts before 6.15", "log texts of 6.15");
  }

  @Test
  void comparesEveryHostOrTheOneThatIsNamed() {
    Ran both = run("upgrade", "hera.apq", "zeus.apq", "--to", "6.15");
    assertThat(both.out())
        .contains("host hera: nothing", "host zeus: nothing", "compared 2 hosts: ");
    Ran one = run("upgrade", "hera.apq", "zeus.apq", "--to", "6.15", "--host", "hera");
    assertThat(one.out()).contains("host hera", "compared 1 host: ").doesNotContain("zeus");
  }

  @Test
  void refusesAnUnknownHost() throws IOException {
    Ran ran = run("upgrade", "hera.apq", "zeus.apq", "--to", "6.15", "--host", "hero");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo(
            "apqlint: no host is called `hero`; did you mean `hera`;"
                + " the specification has `hera`, `zeus`\n");
    write("none.apq", "# nothing\n");
    Ran none = run("upgrade", "none.apq", "--to", "6.15");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).isEqualTo("apqlint: the specification declares no host\n");
  }

  @Test
  void anotherStartingPointCountsInsteadOfTheDeclaredOne() {
    Ran ran = run("upgrade", "zeus.apq", "--from", "v10", "--to", "6.12");
    assertThat(ran.out())
        .contains("  before: v10 (by name)\n", "  after:  ap-config (kernel 6.12)");
    assertThat(run("upgrade", "zeus.apq", "--from", "RHEL 10", "--to", "6.12").out())
        .startsWith("host zeus: nothing changes");
  }

  @Test
  void aHostWithoutKernelStartsFromV10AndSaysSo() {
    Ran ran = run("upgrade", "ares.apq", "--to", "6.12");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "  before: v10 (assumed: neither kernel nor driver is given, see AP101), log texts of 6.15\n",
            "    before: only adapters 5, 6 × domain 4: ",
            "    after:  no queue: ",
            "    loses 05.0004 (5.4), 06.0004 (6.4) [AP304]\n",
            "    gone  warning[AP302]: ",
            "    new   warning[AP303]: ",
            "1 guest gets something else (1 loses queues)")
        .doesNotContain("[AP101]");
  }

  @Test
  void aLostQueueFailsUnlessNothingDoes() {
    assertThat(run("upgrade", "ares.apq", "--to", "6.12", "--fail-on", "error").code())
        .isEqualTo(1);
    assertThat(run("upgrade", "ares.apq", "--to", "6.12", "--fail-on", "never").code()).isZero();
  }

  @Test
  void newFindingsFailFromTheThresholdOn() {
    // Back to v10 the guest gains queues, and AP302 is new.
    String[] back = {"upgrade", "ares.apq", "--from", "6.12", "--to", "v10", "--fail-on", ""};
    back[7] = "error";
    assertThat(run(back).code()).isZero();
    back[7] = "warning";
    assertThat(run(back).code()).isEqualTo(1);
    assertThat(run("upgrade", "zeus.apq", "--to", "6.15", "--fail-on", "info").code()).isZero();
  }

  @Test
  void whatCouldNotBeReadIsSaidAndFails() throws IOException {
    write("typo.apq", "guest h on zeus {\n  user m\n}\n");
    Ran ran = run("upgrade", "zeus.apq", "typo.apq", "--to", "6.15");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).startsWith("error[AP002]: ");
    assertThat(ran.out()).startsWith("host zeus: nothing changes for 1 guest: ");
    write("broken.apq", "host hades {\n  adapter 5\n}\n");
    Ran broken = run("upgrade", "broken.apq", "--to", "6.15", "--host", "hades");
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.out()).isEmpty();
    assertThat(broken.err()).startsWith("error[AP002]: ").doesNotContain("no host");
  }

  @Test
  void printsJson() {
    Ran ran = run("upgrade", "ares.apq", "zeus.apq", "--to", "static", "--format", "json");
    assertThat(AnswerSchema.UPGRADE.problems(ran.out())).isEmpty();
    assertThat(AnswerSchema.UPGRADE.problems(ran.out().replaceFirst("05\\.0004", "5.4")))
        .isNotEmpty();
    assertThat(AnswerSchema.UPGRADE.problems(ran.out().replaceFirst("\"lost\"", "\"gone\"")))
        .isNotEmpty();
    assertThat(ran.out()).contains("\"format\" : \"apqlint-upgrade/1\"", "\"assumed\" : true");
  }
}
