package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.apqlint.Checked;
import org.apqlint.rulebook.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code apqlint check --fix}, {@code --unsafe} and {@code --diff} on files. */
class FixOptionsTest {

  private static final String HOST =
      """
      host zeus {
          kernel 6.12.117
          adapters 5, 6
          domains 4, 0x47
          apmask all but 5
      }
      """;

  private static final String UUID = "    uuid a5995e7b-5185-5f87-ba40-f4482e476e98\n";

  private static final String MDEV =
      """
      mdev db-crypto on zeus {
          adapters 5
          domains 4
      }

      guest db on zeus {
          uses db-crypto
      }
      """;

  private static final String FIXED =
      HOST + "\n" + MDEV.replace("{\n    adapters", "{\n" + UUID + "    adapters");

  @TempDir private Path directory;
  private Workplace place;

  @BeforeEach
  void begin() {
    place = new Workplace(directory);
  }

  private String text(String name) {
    return place.texts().get(name);
  }

  private Workplace.Result fix(String... options) {
    return place.check(List.of(options), List.of("zeus.apq"));
  }

  /** What is fixed in a text, with all fixes. */
  private String fixed(String text) {
    place.with("zeus.apq", text);
    fix("--fix", "--unsafe");
    return text("zeus.apq");
  }

  @Test
  void fixesAndReportsWhatIsLeft() {
    place.with("zeus.apq", HOST + "\n" + MDEV);
    Workplace.Result result = fix("--fix", "--format", "concise");
    assertThat(result)
        .isEqualTo(
            new Workplace.Result(
                0,
                "zeus.apq:10:14: info[AP317]: guest `db` has all queues of mdev `db-crypto` on adapter 5\n",
                "fixed 1 finding in zeus.apq (1)\n"));
    assertThat(text("zeus.apq")).isEqualTo(FIXED);
    assertThat(fix("--fix", "--format", "concise").err()).isEmpty();
    assertThat(text("zeus.apq")).isEqualTo(FIXED);
  }

  @Test
  void aDifferenceWritesNothing() {
    place.with("zeus.apq", HOST + "\n" + MDEV);
    Workplace.Result result = fix("--diff");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).startsWith("--- zeus.apq\n+++ zeus.apq\n@@ ").contains("\n+" + UUID);
    assertThat(result.err()).isEqualTo("would fix 1 finding in zeus.apq (1)\n");
    assertThat(text("zeus.apq")).isEqualTo(HOST + "\n" + MDEV);
    assertThat(fix("--fix", "--diff").out()).isEqualTo(result.out());
    fix("--fix");
    assertThat(fix("--diff")).isEqualTo(new Workplace.Result(0, "", ""));
  }

  @Test
  void nothingButTheEditsChangesInATextWithAnotherLayout() {
    String odd =
        "\uFEFF" + (HOST + MDEV).replace("    ", "\t").replace("\n", "\r\n").stripTrailing();
    String after =
        odd.replace(
            "mdev db-crypto on zeus {\r\n",
            "mdev db-crypto on zeus {\r\n\t" + UUID.strip() + "\r\n");
    assertThat(fixed(odd)).isEqualTo(after);
    assertThat(fixed(after)).isEqualTo(after);
  }

  @Test
  void aBlockOnOneLineGetsLines() {
    assertThat(fixed(HOST + "\nmdev db-crypto on zeus { adapters 5 }\n"))
        .endsWith("\nmdev db-crypto on zeus {\n" + UUID + "    adapters 5\n}\n");
    assertThat(fixed(HOST + "\nmdev db-crypto on zeus {}\n"))
        .endsWith("\nmdev db-crypto on zeus {\n" + UUID + "}\n");
  }

  @Test
  void standardInputIsPrinted() {
    Workplace.Result result = place.typed(HOST + "\n" + MDEV, "check", "--fix", "-");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo(FIXED);
    assertThat(result.err()).startsWith("info[AP317]: ").endsWith("\nfixed 1 finding in - (1)\n");
    assertThat(place.typed(HOST + "\n" + MDEV, "check", "--diff", "-").out())
        .startsWith("--- -\n+++ -\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "check --unsafe zeus.apq | `--unsafe` says which fixes are made",
        "check --fix - zeus.apq | `-` stands alone with `--fix`",
        "check --diff --format json zeus.apq | `--diff` prints a text",
        "check --fix --output sarif=- - | `--fix` of standard input prints a text",
        "check --fix --watch zeus.apq | `--watch` reports only",
      })
  void whatCannotBeAskedTogether(String line, String message) {
    place.with("zeus.apq", HOST + "\n" + MDEV);
    Workplace.Result result = place.typed("", line.split(" "));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("apqlint: " + message);
    assertThat(text("zeus.apq")).isEqualTo(HOST + "\n" + MDEV);
  }

  @Test
  void reportsInFilesAreOfWhatIsThere() throws IOException {
    place.with("zeus.apq", HOST + "\n" + MDEV);
    fix("--diff", "--output", "concise=before.txt");
    assertThat(Files.readString(directory.resolve("before.txt"))).contains("AP212");
    fix("--fix", "--output", "concise=after.txt");
    assertThat(Files.readString(directory.resolve("after.txt"))).doesNotContain("AP212");
  }

  @Test
  void includedFilesAreFixedWhereTheyStand() {
    place.with("parts/db.apq", MDEV).with("main.apq", "include \"parts/db.apq\"\n\n" + HOST);
    Workplace.Result result = place.run("check", "--fix", "main.apq");
    assertThat(result.err()).isEqualTo("fixed 1 finding in parts/db.apq (1)\n");
    assertThat(text("parts/db.apq")).contains(UUID);
    assertThat(text("main.apq")).isEqualTo("include \"parts/db.apq\"\n\n" + HOST);
  }

  @Test
  void whatACommentAcceptsStays() {
    String accepted = HOST + "\n# apqlint: allow AP212 \"the machine made it\"\n" + MDEV;
    assertThat(fixed(accepted)).isEqualTo(accepted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    # apqlint: allow AP102 \"as it is\"\n    kernel 6.12.117\n    kernel 6.12.117\n",
        "    kernel 6.12.117  # apqlint: allow AP102 \"as it is\"\n    kernel 6.12.117\n"
      })
  void aSuppressionNeverTurnsToTheNextStatement(String kernels) {
    place.with("zeus.apq", HOST.replace("    kernel 6.12.117\n", kernels));
    fix("--fix");
    // The unused comment goes first, then the statement that does not count.
    assertThat(text("zeus.apq")).isEqualTo(HOST);
  }

  @Test
  void ofACommentOnlyTheUnusedCodeGoes() {
    String text =
        HOST.replace(
            "adapters 5, 6\n",
            "adapters 5, 6, 5  # apqlint: allow AP107, AP011 \"a \\\"quote\\\"\" until 2027-01-31\n");
    assertThat(fixed(text))
        .contains("5, 6, 5  # apqlint: allow AP011 \"a \\\"quote\\\"\" until 2027-01-31\n");
  }

  @Test
  void oneAfterTheOtherInTheSamePlace() {
    String guest = MDEV.replace("db-crypto\n}", "db-crypto\n    cpu z14 ap=on without msa3\n}");
    assertThat(fixed(HOST + "\n" + guest))
        .contains("    cpu z14 ap=on apft=on apqci=on apqi=on without msa3\n");
  }

  @Test
  void commentsInAListStay() {
    String list =
        """
            adapters 5, 6,    # the first two
                77,           # a slip
                5
        """;
    assertThat(fixed(HOST + "\n" + MDEV.replace("    adapters 5\n", list)))
        .contains(
            """
                adapters 5, 6     # the first two
                # a slip
                domains 4
            """);
  }

  @Test
  void whatWouldBringAnErrorIsNotMade() {
    // With apqi the guest could not move to a host that lacks it.
    String text =
        HOST.replace("adapters 5, 6", "adapters 5")
            + "\n"
            + MDEV.replace("{\n    adapters", "{\n" + UUID + "    adapters")
                .replace("db-crypto\n}", "db-crypto\n    cpu host apqi=off\n}")
            + """

            host hera {
                kernel 6.12.117
                without apqi
                adapters 5
                domains 4
                apmask all but 5
            }

            mdev db-crypto on hera {
                uuid a5995e7b-5185-5f87-ba40-f4482e476e98
                adapters 5
                domains 4
            }

            migrate db on zeus to hera
            """;
    place.with("zeus.apq", text);
    Workplace.Result result = fix("--fix", "--unsafe");
    assertThat(result.err())
        .isEqualTo("zeus.apq:16:14: AP311 is not fixed: that would bring another finding\n");
    assertThat(text("zeus.apq")).isEqualTo(text);
  }

  @Test
  void aGuestDoesNotMoveToTheHostThatItIsOn() {
    String text =
        """
        host zeus {
            kernel 6.12.117
        }

        guest db on zeus {
        }

        migrate db on zeus to zues
        """;
    place.with("zeus.apq", text);
    Workplace.Result result = fix("--fix", "--unsafe");
    assertThat(result.out()).contains("AP004").doesNotContain("did you mean");
    assertThat(result.err()).isEmpty();
    assertThat(text("zeus.apq")).isEqualTo(text);
    // Of two hosts that are near it is the other one.
    assertThat(fixed(text + "\nhost zuse {\n    kernel 6.12.117\n}\n"))
        .contains("migrate db on zeus to zuse\n");
  }

  @Test
  void aGuessThatIsAnErrorItselfIsNotMade() {
    // The host that is near has no mdev for the guest: perhaps another one was meant.
    String text =
        FIXED
            + """

            host hera {
                kernel 6.12.117
            }

            migrate db on zeus to hrea
            """;
    place.with("zeus.apq", text);
    Workplace.Result result = fix("--fix", "--unsafe");
    assertThat(result.err())
        .isEqualTo("zeus.apq:22:23: AP004 is not fixed: that would bring another finding\n");
    assertThat(text("zeus.apq")).isEqualTo(text);
  }

  @Test
  void whatWasRefusedIsTriedAgain() {
    place.with(
        "zeus.apq",
        """
        host zeus {
            kernel 6.12.117
            adapters 5, 6
            domains 4, 0x47
            boot apmask=+0-255,-5 aqmask=+0-255,-4
            boot aqmask=+0-255
            boot apmask=+0-255,-6 apmask=+0-255,-7
        }
        """);
    Workplace.Result result = fix("--fix");
    assertThat(result.err())
        .startsWith("fixed 3 findings in zeus.apq (3)\n")
        .doesNotContain("not fixed");
    String after = text("zeus.apq");
    assertThat(fix("--fix").err()).doesNotContain("fixed 1").doesNotContain("not fixed");
    assertThat(text("zeus.apq")).isEqualTo(after);
  }

  /** The name of the temporary file beside it is too long for any file system. */
  @Test
  void whatCannotBeWrittenTakesBackWhatWas() {
    StringBuilder deep = new StringBuilder();
    int left = 4070 - directory.toAbsolutePath().toString().length();
    while (left > 1) {
      String part = "d".repeat(Math.min(left - 1, 200));
      deep.append(part).append('/');
      left -= part.length() + 1;
    }
    place.with("a.apq", HOST).with("b.apq", MDEV);
    String other = MDEV.replace("db", "web").replace("adapters 5", "adapters 6");
    place.with(deep + "z.apq", other);
    Workplace.Result result = place.run("check", "--fix", ".");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("apqlint: cannot write `").contains("/z.apq`: ");
    assertThat(place.texts())
        .isEqualTo(Map.of("a.apq", HOST, "b.apq", MDEV, deep + "z.apq", other));
  }

  @Test
  void aLinkStaysALink() throws IOException {
    place.with("real/db.apq", HOST + "\n" + MDEV);
    Files.createSymbolicLink(directory.resolve("zeus.apq"), Path.of("real/db.apq"));
    fix("--fix");
    assertThat(directory.resolve("zeus.apq")).isSymbolicLink();
    assertThat(text("real/db.apq")).isEqualTo(FIXED);
  }

  @Test
  void allFilesAreWrittenOrNone() {
    place.with("a.apq", HOST).with("b.apq", MDEV).with("c.apq", MDEV.replace("db", "web"));
    Pipeline changing =
        meanwhile(() -> place.with("c.apq", MDEV.replace("db", "web") + "# by somebody else\n"));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            directory,
            Map.of(),
            false);
    int code = Main.run(new String[] {"check", "--fix", "."}, console, changing);
    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "apqlint: `c.apq` changed while it was checked: nothing is written, run it again\n");
    assertThat(text("b.apq")).isEqualTo(MDEV);
    assertThat(text("c.apq")).endsWith("# by somebody else\n");
  }

  /** The pipeline, and something that happens before texts are checked again. */
  private static Pipeline meanwhile(Runnable event) {
    FutureTask<org.apqlint.engine.Engine> engine = new FutureTask<>(Checked::engine);
    engine.run();
    Pipeline real = new EnginePipeline(engine);
    return (Pipeline)
        Proxy.newProxyInstance(
            Pipeline.class.getClassLoader(),
            new Class<?>[] {Pipeline.class},
            (any, method, args) -> {
              if (method.getName().equals("again")) {
                event.run();
              }
              try {
                return method.invoke(real, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void aTerminalIsToldWhatCouldBeFixed() {
    place.with(
        "zeus.apq", HOST + "\n" + MDEV.replace("adapters 5\n", "adapters 5\n    adapters 77\n"));
    Ran.Setting terminal = new Ran.Setting(true, Map.of("NO_COLOR", "1"), directory);
    FutureTask<org.apqlint.engine.Engine> engine = new FutureTask<>(Checked::engine);
    engine.run();
    Pipeline pipeline = new EnginePipeline(engine);
    assertThat(Ran.on(terminal, pipeline, "check", "zeus.apq").err())
        .isEqualTo("1 finding can be fixed with `--fix`, 2 more with `--fix --unsafe`\n");
    assertThat(Ran.on(terminal, pipeline, "check", "--fix", "zeus.apq").err())
        .isEqualTo(
            "fixed 1 finding in zeus.apq (1)\n2 more findings can be fixed with `--unsafe`\n");
    assertThat(Ran.on(terminal, pipeline, "check", "zeus.apq").err())
        .isEqualTo("2 findings can be fixed with `--fix --unsafe`\n");
    assertThat(place.run("check", "zeus.apq").err()).isEmpty();
  }
}
