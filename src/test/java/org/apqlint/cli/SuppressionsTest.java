package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apqlint.Checked;
import org.apqlint.finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comments that accept findings do to a run of {@code check}, and what they never do. */
class SuppressionsTest {

  /** Domain 4 of adapter 5 stands twice in the list, which is AP011. */
  private static final String TWICE =
      """
      host zeus {
          kernel 6.12.117
          adapters 3, 5
          domains 3, 4
          apmask all but 5
      }
      %s
      mdev db-crypto on zeus {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 5
          %s
          domains 4, 4
      }
      guest db on zeus {
          uses db-crypto
      }
      """;

  /** Errors and warnings with their lines. */
  private static List<String> found(String text) {
    return Checked.text("x.apq", text).findings().stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .map(finding -> finding.code() + " " + finding.place().line())
        .toList();
  }

  private static String allow(String code) {
    return "# apqlint: allow " + code + " \"why\"";
  }

  @Test
  void withoutCommentsItIsFound() {
    assertThat(found(TWICE.formatted("", ""))).contains("AP011 12");
  }

  @Test
  void theInnermostOneTakesIt() {
    assertThat(found(TWICE.formatted(allow("AP011"), allow("AP011")))).containsExactly("AP012 7");
    assertThat(found(TWICE.formatted(allow("AP011"), ""))).isEmpty();
  }

  @Test
  void anExpiredOneInsideLeavesItToTheOneAround() {
    LocalDate yesterday = Checked.TODAY.minusDays(1);
    assertThat(found(TWICE.formatted(allow("AP011"), allow("AP011") + " until " + yesterday)))
        .containsExactly("AP012 11");
  }

  @Test
  void onItsLastDayItHolds() {
    assertThat(found(TWICE.formatted("", allow("AP011") + " until " + Checked.TODAY))).isEmpty();
  }

  @Test
  void nothingIsCalledUnusedWhereBlocksAreLeftOut() {
    String broken = TWICE.formatted("", allow("AP011")).replace("adapters 5\n", "adapters 05\n");
    assertThat(found(broken)).containsExactly("AP006 10");
  }

  @Test
  void aTextThatIsNoStatementIsNeverAccepted() {
    String broken = TWICE.formatted(allow("AP001"), "nonsense {");
    assertThat(found(broken)).contains("AP012 7").anyMatch(finding -> finding.startsWith("AP001"));
  }

  @Test
  void theExitCodeAndTheScript(@TempDir Path folder) throws Exception {
    String text = Files.readString(Path.of("samples/formats/zeus.apq"));
    String accepted = text.replace("    adapters 5\n", "    adapters 5 " + allow("AP201") + "\n");
    Files.writeString(folder.resolve("plain.apq"), text);
    Files.writeString(folder.resolve("accepted.apq"), accepted);

    assertThat(run(folder, "check", "plain.apq").code()).isEqualTo(1);
    assertThat(run(folder, "check", "accepted.apq").code()).isZero();
    assertThat(run(folder, "check", "--fail-on", "warning", "accepted.apq").code()).isEqualTo(1);
    assertThat(run(folder, "check", "accepted.apq").out()).endsWith(", 1 suppressed\n");

    Ran refused = run(folder, "script", "accepted.apq");
    assertThat(refused.code()).isEqualTo(run(folder, "script", "plain.apq").code()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("AP201");
    assertThat(run(folder, "matrix", "accepted.apq")).isEqualTo(run(folder, "matrix", "plain.apq"));
  }

  private static Ran run(Path folder, String... args) {
    return Ran.on(new Ran.Setting(false, Map.of(), folder), new EnginePipeline(), args);
  }
}
