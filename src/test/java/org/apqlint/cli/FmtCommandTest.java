package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apqlint.syntax.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code apqlint fmt} on files, and that it leaves the engine alone. */
class FmtCommandTest {

  private static final String ODD = "host  zeus {\n  kernel   6.12\n}\n";
  private static final String EVEN = "host zeus {\n    kernel 6.12\n}\n";

  private static final Pattern NAME = Pattern.compile("\\] ([\\w.$]+) source:");

  /** Whoever asks it for anything fails. */
  private static final Pipeline NO_ENGINE =
      new FakePipeline() {
        @Override
        public void prepare() {
          throw new AssertionError("fmt prepares the engine");
        }

        @Override
        public SpecRun run(List<String> paths, Optional<String> root, Console console) {
          throw new AssertionError("fmt runs the engine");
        }
      };

  @TempDir private Path directory;

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private Ran run(String... args) {
    return typed("", false, args);
  }

  private Ran typed(String input, boolean terminal, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            directory,
            Map.of(),
            terminal);
    int code = Main.run(args, console, NO_ENGINE);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void rewritesWhatDiffersAndNamesIt() throws IOException {
    write("b.apq", ODD);
    write("a.apq", ODD);
    write("even.apq", EVEN);
    assertThat(run("fmt", "b.apq", "even.apq", "./a.apq", "b.apq"))
        .isEqualTo(new Ran(0, "b.apq\na.apq\n", ""));
    assertThat(List.of(read("a.apq"), read("b.apq"), read("even.apq"))).containsOnly(EVEN);
    assertThat(run("fmt", "a.apq", "b.apq")).isEqualTo(new Ran(0, "", ""));
  }

  @Test
  void directoriesAreThoseOfTheReader() throws IOException {
    write("hosts/zeus.apq", ODD);
    write("hosts/deep/hera.apq", ODD);
    write("hosts/.hidden.apq", ODD);
    write("hosts/notes.txt", ODD);
    assertThat(run("fmt", "hosts"))
        .isEqualTo(new Ran(0, "hosts/deep/hera.apq\nhosts/zeus.apq\n", ""));
    assertThat(read("hosts/.hidden.apq")).isEqualTo(ODD);
    assertThat(read("hosts/notes.txt")).isEqualTo(ODD);
  }

  @Test
  void includesAreNotFollowed() throws IOException {
    write("main.apq", "include   \"zeus.apq\"\ninclude \"missing.apq\"\n");
    write("zeus.apq", ODD);
    assertThat(run("fmt", "main.apq")).isEqualTo(new Ran(0, "main.apq\n", ""));
    assertThat(read("zeus.apq")).isEqualTo(ODD);
  }

  @Test
  void checkWritesNothing() throws IOException {
    write("odd.apq", ODD);
    write("even.apq", EVEN);
    assertThat(run("fmt", "--check", ".")).isEqualTo(new Ran(1, "odd.apq\n", ""));
    assertThat(read("odd.apq")).isEqualTo(ODD);
    assertThat(run("fmt", "--check", "even.apq")).isEqualTo(new Ran(0, "", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--diff", "--diff --check"})
  void diffWritesNothing(String options) throws IOException {
    write("odd.apq", "# one\n\n\n" + ODD + "# two\n# three\n# four\n# five");
    Ran ran = run(("fmt " + options + " odd.apq").split(" "));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .isEqualTo(
            """
            --- odd.apq
            +++ odd.apq
            @@ -1,10 +1,9 @@
             # one
            \s
            -
            -host  zeus {
            -  kernel   6.12
            +host zeus {
            +    kernel 6.12
             }
             # two
             # three
             # four
            -# five
            \\ No newline at end of file
            +# five
            """);
    assertThat(read("odd.apq")).endsWith("# five");
    write("even.apq", EVEN);
    assertThat(run("fmt", "--diff", "even.apq")).isEqualTo(new Ran(0, "", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host  z {\r\n\tkernel 6.12\r\n}",
        "\uFEFF# a\n\n\n\n# b\n",
        "host a {\n}\nhost b {\n kernel 6.12\n}\nhost c {\n}\nhost d{\n}\nhost e {\n}\n\n",
        "host z {\n  foo  bar\n    kernel 6.12\n  adapters 5\n}\n",
        "\n\n\n",
      })
  void otherProgramsCanApplyTheDiff(String text) throws Exception {
    write("spec.apq", text);
    String diff = run("fmt", "--diff", "spec.apq").out();
    write("of.diff", diff);
    Process git =
        new ProcessBuilder("git", "apply", "-p0", "--whitespace=nowarn", "of.diff")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(git.waitFor()).isZero();
    String applied = read("spec.apq");
    write("spec.apq", text);
    run("fmt", "spec.apq");
    assertThat(applied).isEqualTo(read("spec.apq"));
  }

  @Test
  void diffsOfLargeTextsTakeBoundedTime() {
    String old = "  host z { }\n".repeat(100_000);
    String now = "host z {}\n".repeat(100_000);
    String diff = UnifiedDiff.of("z.apq", "# a\n" + old + "# b\n", "# a\n" + now + "# b\n");
    assertThat(diff).startsWith("--- z.apq\n+++ z.apq\n@@ -1,100002 +1,100002 @@\n # a\n-  host");
    assertThat(diff.lines()).hasSize(200_005);
  }

  @Test
  void diffsOfATerminalCannotMoveTheCursor() throws IOException {
    write("odd.apq", "#  \u001b[2J\n\n\nhost  z { }\n");
    assertThat(typed("", true, "fmt", "--diff", "odd.apq").out())
        .contains(" #  \u241b[2J\n")
        .contains("+host z {}\n");
    assertThat(run("fmt", "--diff", "odd.apq").out()).contains(" #  \u001b[2J\n");
  }

  @Test
  void standardInputGoesToStandardOutput() throws IOException {
    assertThat(typed(ODD, false, "fmt", "-")).isEqualTo(new Ran(0, EVEN, ""));
    assertThat(typed(EVEN, false, "fmt", "-")).isEqualTo(new Ran(0, EVEN, ""));
    assertThat(typed(ODD, false, "fmt", "--check", "-")).isEqualTo(new Ran(1, "-\n", ""));
    assertThat(typed(ODD, false, "fmt", "--diff", "-").out()).startsWith("--- -\n+++ -\n@@ ");
    write("odd.apq", ODD);
    Ran both = typed(ODD, false, "fmt", "-", "odd.apq");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).startsWith("apqlint: `-` stands alone");
    assertThat(read("odd.apq")).isEqualTo(ODD);
  }

  @Test
  void brokenStatementsAreToldAndLeft() throws IOException {
    write("spec.apq", "host  z {\n  kernal   6.12\n  adapters  5\n}\n");
    assertThat(run("fmt", "spec.apq"))
        .isEqualTo(
            new Ran(
                2,
                "spec.apq\n",
                "spec.apq:2:3: left as it is: unknown statement `kernal` in a host block\n"));
    assertThat(read("spec.apq")).isEqualTo("host z {\n  kernal   6.12\n    adapters 5\n}\n");
    assertThat(run("fmt", "--check", "spec.apq").code()).isEqualTo(2);
  }

  @Test
  void unbalancedFilesAreToldAndLeft() throws IOException {
    write("spec.apq", "host  z {\n  kernel   6.12\n");
    write("odd.apq", ODD);
    assertThat(run("fmt", "spec.apq", "odd.apq"))
        .isEqualTo(
            new Ran(
                2, "odd.apq\n", "spec.apq:1:9: the file is left as it is: this `{` has no `}`\n"));
    assertThat(read("spec.apq")).isEqualTo("host  z {\n  kernel   6.12\n");
    assertThat(read("odd.apq")).isEqualTo(EVEN);
  }

  @Test
  void whatCannotBeReadDoesNotKeepTheOthers() throws IOException {
    Files.write(directory.resolve("bytes.apq"), new byte[] {'#', '\n', (byte) 0xff});
    Files.write(directory.resolve("large.apq"), new byte[Limits.FILE_BYTES + 1]);
    Files.createDirectory(directory.resolve("empty"));
    write("odd.apq", ODD);
    assertThat(run("fmt", "none.apq", "bytes.apq", "large.apq", "empty", "odd.apq"))
        .isEqualTo(
            new Ran(
                2,
                "odd.apq\n",
                """
                apqlint: none.apq: no such file or directory
                apqlint: bytes.apq: not UTF-8, the first bad byte is in line 2
                apqlint: large.apq: larger than 16 MiB, the limit of a file
                apqlint: empty: the directory has no file that ends with .apq
                """));
    assertThat(read("odd.apq")).isEqualTo(EVEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rwxr-xr-x", "rw-rw-rw-"})
  void permissionsStay(String permissions) throws IOException {
    Path file = write("odd.apq", ODD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    run("fmt", "odd.apq");
    assertThat(read("odd.apq")).isEqualTo(EVEN);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo(permissions);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void linksStayLinks() throws IOException {
    Path target = write("hosts/zeus.apq", ODD);
    Path link = Files.createSymbolicLink(directory.resolve("link.apq"), Path.of("hosts/zeus.apq"));
    assertThat(run("fmt", "link.apq", "hosts")).isEqualTo(new Ran(0, "link.apq\n", ""));
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(target).hasContent(EVEN);
  }

  @Test
  void theOwnerStays() throws IOException {
    Path file = write("odd.apq", ODD);
    try {
      Files.setAttribute(file, "unix:uid", 65534);
    } catch (IOException e) {
      // Only root may give it away; it then stays with who runs this.
    }
    Object before = Files.getAttribute(file, "unix:uid");
    run("fmt", "odd.apq");
    assertThat(file).hasContent(EVEN);
    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(before);
  }

  @Test
  void unchangedFilesAreNotTouched() throws IOException {
    Path file = write("even.apq", EVEN);
    Object before = Files.getAttribute(file, "unix:ino");
    run("fmt", "even.apq");
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(before);
  }

  @Test
  void aPathIsNeeded() {
    Ran ran = run("fmt");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("PATH");
  }

  @Test
  void noRuleIsLoaded() throws Exception {
    write("odd.apq", ODD);
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                "org.apqlint.cli.Main",
                "fmt",
                "odd.apq")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).isZero();
    List<String> loaded =
        out.lines()
            .filter(line -> line.contains("[class,load]"))
            .map(NAME::matcher)
            .filter(Matcher::find)
            .map(name -> name.group(1))
            .toList();
    assertThat(loaded)
        .contains("org.apqlint.format.Formatter")
        .noneMatch(name -> name.startsWith("org.drools.") || name.startsWith("org.kie."));
    assertThat(read("odd.apq")).isEqualTo(EVEN);
  }
}
