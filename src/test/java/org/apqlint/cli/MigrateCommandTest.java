package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apqlint.report.AnswerSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line of {@code migrate}, reader and rules included. */
class MigrateCommandTest {

  private static final String HOST =
      """
      host %1$s {
          kernel 6.12
          adapters 0, 5, 6 type cex8c
          domains %2$s
          apmask all but 5, 6
          queue *.* key aes 0x7a11c3d5e90b4f62
      }
      """;

  private static final String MDEV =
      """
      mdev %2$s on %1$s {
          uuid %3$s
          adapters 5, 6
          domains %4$s
      }
      """;

  private static final String GUEST =
      """
      guest %2$s on %1$s {
          uses %3$s
          state running
      }
      """;

  private static final String FIRST = "62177883-f1bb-47f0-914d-32a22e3a8804";
  private static final String SECOND = "62177884-f1bb-47f0-914d-32a22e3a8804";
  private static final String THIRD = "62177885-f1bb-47f0-914d-32a22e3a8804";

  @TempDir private Path directory;

  @BeforeEach
  void writeSpecification() throws IOException {
    Files.writeString(
        directory.resolve("all.apq"),
        HOST.formatted("zeus", "1-4")
            + HOST.formatted("hera", "1-2")
            + HOST.formatted("argo", "1-3")
            + MDEV.formatted("zeus", "db-crypto", FIRST, "1")
            + MDEV.formatted("zeus", "web-crypto", SECOND, "3")
            + MDEV.formatted("zeus", "lone-crypto", THIRD, "4")
            + GUEST.formatted("zeus", "db", "db-crypto")
            + GUEST.formatted("zeus", "web", "web-crypto")
            + GUEST.formatted("zeus", "lone", "lone-crypto")
            + GUEST.formatted("hera", "db", "db-crypto").replace("    uses db-crypto\n", ""));
  }

  private Ran run(String... args) {
    return Ran.on(
        new Ran.Setting(false, Map.of(), directory),
        new EnginePipeline(),
        Stream.concat(Stream.of("migrate"), Stream.of(args)).toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "db, several guests are called `db`",
    "zeus/dv, did you mean `zeus/db`",
    "zeus, it is a host: name a guest of it",
  })
  void saysWhichGuestsThereAre(String address, String hint) {
    Ran ran = run(address, "all.apq");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(hint).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "zeus/db --to hero, did you mean `hera`",
    "zeus/db --to zeus, is on `zeus` already",
    "zeuss --all, did you mean `zeus`",
    "zeus --all --to hera, give it without `--to`",
    "web --to argo --runbook, give `-o DIR`",
    "web --to argo --runbook -o d --end source, give `-o DIR`",
    "web --to argo --end source, add `--runbook`",
    "web --to argo --live --runbook -o d, ask for it without `--live`",
    "web --runbook -o d, name it with `--to`",
    "zeus --all --runbook --end source, give `-o DIR`",
    "web --to argo --runbook --end middle, `middle` is not",
  })
  void refusesWhatDoesNotFitTogether(String line, String hint) {
    Ran ran = run((line + " all.apq").split(" "));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(hint);
    assertThat(directory.resolve("d")).doesNotExist();
  }

  @Test
  void theExitCodeIsTheVerdict() {
    assertThat(run("web", "--to", "argo", "all.apq").code()).isEqualTo(1);
    assertThat(run("web", "--to", "argo", "--propose", "all.apq").code()).isZero();
    assertThat(run("web", "all.apq").code()).isZero();
    assertThat(run("lone", "all.apq").code()).isEqualTo(1);
    assertThat(run("hera", "--all", "all.apq").code()).isZero();
    assertThat(run("zeus", "--all", "all.apq").code()).isEqualTo(1);
  }

  @Test
  void theBestHostComesFirst() {
    assertThat(run("web", "all.apq").out())
        .containsSubsequence("1. argo: possible", "2. hera: not possible", "error AP504");
  }

  @Test
  void aRunningGuestOfTheSameNameKeepsAnotherAway() {
    assertThat(run("zeus/db", "all.apq").out())
        .containsSubsequence("1. argo: possible", "2. hera: not possible", "error AP523");
  }

  @Test
  void everyAnswerFollowsTheSchema() {
    for (String line :
        new String[] {"web --to argo", "web --to argo --propose", "web", "zeus --all", "lone"}) {
      Ran ran = run((line + " --format json all.apq").split(" "));
      assertThat(AnswerSchema.MOVE.problems(ran.out())).as(line).isEmpty();
      assertThat(AnswerSchema.MOVE.problems(ran.out().replace("\"possible\"", "\"feasible\"")))
          .as(line)
          .isNotEmpty();
    }
  }

  @Test
  void aRunbookIsAFolderForBothEnds() throws IOException {
    Ran ran = run("web", "--to", "argo", "--propose", "--runbook", "-o", "d", "all.apq");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).isEmpty();
    try (Stream<Path> files = Files.list(directory.resolve("d"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "README.md",
              "SHA256SUMS",
              "argo-web.sh",
              "hostdev-" + SECOND + ".xml",
              "inside-web.sh",
              "zeus-web.sh");
    }
  }

  @Test
  void noRunbookWhereTheVerdictIsNo() {
    Ran ran = run("web", "--to", "hera", "--propose", "--runbook", "-o", "d", "all.apq");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("error[AP504]", "no runbook");
    assertThat(directory.resolve("d")).doesNotExist();
  }

  @Test
  void anEvacuationHasARunbookForEachGuestThatCanGo() throws IOException {
    Ran ran = run("zeus", "--all", "--runbook", "-o", "d", "all.apq");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("guest `zeus/lone` has no place");
    try (Stream<Path> files = Files.list(directory.resolve("d"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("README.md", "SHA256SUMS", "01-db", "02-web");
    }
    assertThat(directory.resolve("d/README.md")).content().contains("lone | no host can take it");
    assertThat(directory.resolve("d/01-db/argo-db.sh")).isExecutable();
  }

  @Test
  void whatWasReadAnswersAlthoughAPartWasNot() throws IOException {
    Path file = directory.resolve("all.apq");
    Files.writeString(file, Files.readString(file) + "guest odd on argo {\n    usess x\n}\n");
    Ran ran = run("web", "--to", "argo", "--propose", "all.apq");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("AP002");
    assertThat(ran.out()).contains("migration of web from zeus to argo: possible");
  }
}
