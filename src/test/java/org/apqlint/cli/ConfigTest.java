package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which configuration a run of {@code check} has, what that does, and what it never does. */
class ConfigTest {

  /** AP011 (warning) at the list of domains, AP317 (info) at the adapter. */
  private static final String SPEC =
      """
      host zeus {
          kernel 6.12.117
          adapters 3, 5
          domains 3, 4
          apmask all but 5
      }
      mdev db-crypto on zeus {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 5
          domains 4, 4
      }
      guest db on zeus {
          uses db-crypto
      }
      """;

  private static final String NAME = ".apqlint.yaml";

  @TempDir private Path top;

  private Path hosts;

  @BeforeEach
  void writeSpecification() throws IOException {
    hosts = Files.createDirectories(top.resolve("fleet/hosts"));
    Files.writeString(hosts.resolve("zeus.apq"), SPEC);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ran in(Path cwd, String... args) {
    return Ran.on(new Ran.Setting(false, Map.of(), cwd), new EnginePipeline(), args);
  }

  /** {@code warning AP011} of each finding. */
  private static List<String> found(Path cwd, String... args) {
    String[] line = new String[args.length + 3];
    System.arraycopy(new String[] {"check", "--format", "concise"}, 0, line, 0, 3);
    System.arraycopy(args, 0, line, 3, args.length);
    Ran ran = in(cwd, line);
    assertThat(ran.err()).isEmpty();
    return ran.out()
        .lines()
        .filter(text -> text.contains("[AP"))
        .map(text -> text.replaceFirst("^[^ ]*: ([a-z]+)\\[(AP[0-9]+)].*", "$1 $2"))
        .toList();
  }

  private static String rules(String rules) {
    return "rules: {" + rules + "}\n";
  }

  @Test
  void withoutOne() {
    assertThat(found(hosts, "zeus.apq")).containsExactly("info AP317", "warning AP011");
  }

  @Test
  void theNearestParentOfTheSpecificationCounts() {
    write(top.resolve(NAME), rules("AP011: error"));
    assertThat(found(hosts, "zeus.apq")).containsExactly("info AP317", "error AP011");
    assertThat(found(top, "fleet")).contains("error AP011");
    assertThat(found(top, "fleet/hosts/zeus.apq")).contains("error AP011");
    write(top.resolve("fleet").resolve(NAME), rules("AP317: off"));
    assertThat(found(hosts, "zeus.apq")).containsExactly("warning AP011");
    assertThat(found(hosts, hosts.resolve("zeus.apq").toString())).containsExactly("warning AP011");
    assertThat(found(top.resolve("fleet"), "../fleet/hosts/zeus.apq"))
        .containsExactly("warning AP011");
  }

  @Test
  void whereTheRunBeginsDoesNotMatter() throws IOException {
    Path elsewhere = Files.createDirectories(top.resolve("elsewhere"));
    write(elsewhere.resolve(NAME), rules("AP011: error"));
    assertThat(found(elsewhere, "../fleet/hosts/zeus.apq")).contains("warning AP011");
  }

  @Test
  void severalFilesHaveThatOfTheDirectoryThatHasThemAll() {
    write(top.resolve("fleet/more/hera.apq"), "host hera {\n    kernel 6.12.117\n}\n");
    write(hosts.resolve(NAME), rules("AP011: error"));
    write(top.resolve("fleet").resolve(NAME), rules("AP011: info"));
    assertThat(found(hosts, "zeus.apq")).contains("error AP011");
    assertThat(found(hosts, "zeus.apq", "../more/hera.apq")).contains("info AP011");
  }

  @Test
  void standardInputHasThatOfTheCurrentDirectory() {
    write(hosts.resolve(NAME), "fail-on: never\n");
    assertThat(in(hosts, "config", "show", "-").out()).contains("fail-on: never");
    assertThat(in(hosts, "check", "-").err()).isEmpty();
  }

  @Test
  void oneThatIsNamedAndNone() {
    write(top.resolve(NAME), rules("AP011: error"));
    write(top.resolve("strict/other.yaml"), rules("AP317: error, AP011: off"));
    assertThat(found(hosts, "--config", "../../strict/other.yaml", "zeus.apq"))
        .containsExactly("error AP317");
    assertThat(found(hosts, "--no-config", "zeus.apq"))
        .containsExactly("info AP317", "warning AP011");
    assertThat(in(hosts, "check", "--no-config", "--config", "x", "zeus.apq").err())
        .isEqualTo("apqlint: `--config` and `--no-config` contradict each other\n");
  }

  @Test
  void pathsAreThoseBelowTheConfiguration() {
    write(
        top.resolve(NAME),
        """
        rules: {AP317: error}
        paths:
          - files: fleet/hosts/*.apq
            rules: {AP317: off}
          - files: zeus.*
            rules: {AP011: error}
          - files: hosts/
            rules: {AP011: info}
        """);
    assertThat(found(hosts, "zeus.apq")).containsExactly("info AP011");
    assertThat(found(top, "fleet")).containsExactly("info AP011");
    write(top.resolve("strict/other.yaml"), "paths: [{files: '**', rules: {AP011: off}}]\n");
    assertThat(found(hosts, "--config", "../../strict/other.yaml", "zeus.apq"))
        .contains("warning AP011");
  }

  @ParameterizedTest
  @CsvSource({
    "warning, '',      1",
    "error,   '',      0",
    "never,   '',      0",
    "never,   warning, 1",
    "warning, error,   0",
    "'',      '',      0"
  })
  void theCommandLineDecidesBeforeTheFile(String configured, String typed, int code) {
    write(top.resolve(NAME), configured.isEmpty() ? "" : "fail-on: " + configured + "\n");
    Ran ran =
        typed.isEmpty()
            ? in(hosts, "check", "zeus.apq")
            : in(hosts, "check", "--fail-on", typed, "zeus.apq");
    assertThat(ran.code()).isEqualTo(code);
  }

  @Test
  void aLevelDecidesTheExitCodeAndTheCounts() {
    write(top.resolve(NAME), rules("AP011: off"));
    assertThat(in(hosts, "check", "--fail-on", "warning", "zeus.apq").code()).isZero();
    write(top.resolve(NAME), rules("AP011: error"));
    Ran ran = in(hosts, "check", "--format", "json", "zeus.apq");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("\"errors\" : 1").contains("\"severity\" : \"error\"");
  }

  @Test
  void aLevelKeepsTheFixes() {
    write(top.resolve(NAME), rules("AP011: error"));
    assertThat(in(hosts, "check", "--diff", "zeus.apq").out()).contains("-    domains 4, 4");
    assertThat(in(hosts, "check", "--format", "json", "zeus.apq").out()).contains("\"fixes\"");
  }

  @Test
  void aSlipInThePathShowsNoOtherConfiguration() {
    Ran ran = in(hosts, "config", "show", "zues.apq");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).isEqualTo("apqlint: cannot read `zues.apq`: no such file or directory\n");
  }

  @Test
  void aCommentAboutARuleThatIsOffIsNotUnused() {
    write(
        hosts.resolve("zeus.apq"),
        SPEC.replace("4, 4\n", "4, 4  # apqlint: allow AP011 \"made by a script\"\n"));
    write(top.resolve(NAME), rules("AP011: off"));
    assertThat(found(hosts, "zeus.apq")).containsExactly("info AP317");
    write(top.resolve(NAME), rules("AP012: info"));
    write(
        hosts.resolve("zeus.apq"),
        "# apqlint: allow AP011 \"old\"\n" + SPEC.replace(", 4\n", "\n"));
    assertThat(found(hosts, "zeus.apq")).contains("info AP012");
  }

  @Test
  void aScriptIsRefusedAllTheSame() {
    String twice = SPEC + SPEC.substring(SPEC.indexOf("mdev"), SPEC.indexOf("guest"));
    write(
        hosts.resolve("zeus.apq"),
        twice.replaceFirst("(?s)(.*)db-crypto(.*)8804", "$1web-crypto$28805"));
    write(top.resolve(NAME), rules("AP201: off"));
    assertThat(found(hosts, "zeus.apq")).doesNotContain("error AP201");
    Ran script = in(hosts, "script", "zeus.apq");
    assertThat(script.code()).isEqualTo(1);
    assertThat(script.err()).contains("error[AP201]");
  }

  @Test
  void aPolicyRefusesNoScript() {
    write(top.resolve(NAME), "policies: {minimum-adapters: 2}\n");
    assertThat(found(hosts, "zeus.apq")).containsExactly("warning AP011", "error AP601");
    assertThat(in(hosts, "script", "zeus.apq").code()).isZero();
  }

  @Test
  void aBaselineKnowsWhatAPolicyFindsAndNotWhatIsOff() {
    write(top.resolve(NAME), "rules: {AP011: off, AP317: error}\npolicies: {mdev-start: auto}\n");
    Ran created = in(hosts, "baseline", "create", "-o", "known.yaml", "zeus.apq");
    assertThat(created.err()).isEmpty();
    assertThat(hosts.resolve("known.yaml"))
        .content()
        .contains("AP605", "AP317")
        .doesNotContain("AP011");
    assertThat(found(hosts, "--baseline", "known.yaml", "zeus.apq")).isEmpty();
    assertThat(found(hosts, "--no-config", "--baseline", "known.yaml", "zeus.apq"))
        .containsExactly("error AP013", "warning AP011");
    assertThat(in(hosts, "baseline", "prune", "--baseline", "known.yaml", "zeus.apq").out())
        .isEmpty();
  }

  @Test
  void aGuestThatIsRefusedIsCalledSo() {
    write(hosts.resolve("zeus.apq"), SPEC.replace("uses db-crypto", "uses db-crypto\n    cpu z14"));
    write(top.resolve(NAME), rules("AP308: off"));
    Ran ran = in(hosts, "check", "zeus.apq");
    assertThat(ran.out()).doesNotContain("error[AP308]").contains("but is refused (AP308)");
  }

  @Test
  void aConfigurationIsQuotedAndNotListed() {
    write(top.resolve(NAME), "policies: {minimum-adapters: 2}\n");
    assertThat(in(hosts, "check", "zeus.apq").out())
        .contains("::: ../../.apqlint.yaml:1:30\n")
        .contains("| policies: {minimum-adapters: 2}\n");
    Ran junit = in(hosts, "check", "--format", "junit", "zeus.apq");
    assertThat(junit.out()).doesNotContain("name=\"../../.apqlint.yaml\"");
    Ran over = in(top, "check", "--output", "json=" + NAME, "fleet");
    assertThat(over.err()).contains("would replace what is checked");
  }

  @Test
  void allMistakesAreToldAndNothingIsChecked() {
    write(top.resolve(NAME), "rules:\n  AP305: of\nfail_on: error\n");
    Ran ran = in(hosts, "check", "zeus.apq");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains("--> ../../.apqlint.yaml:2:10\n")
        .contains("= help: did you mean `off`?\n")
        .contains("--> ../../.apqlint.yaml:3:1\n")
        .endsWith(
            "apqlint: the configuration cannot be used, as said above; `--no-config` runs without"
                + " it\n");
    assertThat(in(hosts, "check", "--no-config", "zeus.apq").code()).isZero();
    assertThat(in(hosts, "script", "zeus.apq").code()).isZero();
  }

  @Test
  void hostileTextIsShownHarmless() {
    write(top.resolve(NAME), "\"a\\e[31m\\u202E\": 1\n");
    Ran ran = in(hosts, "check", "zeus.apq");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).doesNotContain("\u001b", "\u202e");
  }

  @Test
  void whatCannotBeReadIsAFailure() throws Exception {
    assertFailure("no such file or directory", "--config", "none.yaml");
    Path file = hosts.resolve(NAME);
    Files.createDirectory(file);
    assertFailure("`.apqlint.yaml` is no regular file; `--no-config` runs without it");
    Files.delete(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    assertFailure("is no regular file");
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of(NAME));
    assertFailure("symbolic links");
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("gone.yaml"));
    assertFailure("no such file or directory");
    Files.delete(file);
    Files.write(file, new byte[] {'#', (byte) 0xff});
    assertFailure("not UTF-8, the first bad byte is in line 1");
    Files.write(file, new byte[(16 << 20) + 1]);
    assertFailure("larger than 16 MiB");
    Files.delete(file);
    write(hosts.resolve(".apqlint.yml"), "");
    assertFailure("`.apqlint.yml` must be called `.apqlint.yaml`; `--no-config` runs without it");
    assertThat(in(hosts, "check", "--no-config", "zeus.apq").code()).isZero();
  }

  private void assertFailure(String message, String... options) {
    String[] line = new String[options.length + 2];
    line[0] = "check";
    System.arraycopy(options, 0, line, 1, options.length);
    line[line.length - 1] = "zeus.apq";
    Ran ran = in(hosts, line);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("apqlint: ").contains(message).doesNotContain("\tat ");
    assertThat(ran.err().lines()).hasSize(1);
  }

  @Test
  void showNamesTheOriginOfEachValue() {
    assertThat(in(hosts, "config", "show").out())
        .isEqualTo("# there is no .apqlint.yaml\nfail-on: error  # default\n");
    write(top.resolve(NAME), rules("AP011: off"));
    assertThat(in(hosts, "config", "show").out())
        .startsWith("# ../../.apqlint.yaml\n")
        .contains("AP011: off")
        .contains("warning by default; ../../.apqlint.yaml:1\n");
    assertThat(in(hosts, "config", "show", "--no-config", "--format", "json").out())
        .contains("\"file\" : null", "\"origin\" : null");
  }

  @Test
  void theSchemaIsPrinted() {
    Ran ran = in(hosts, "config", "schema");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("\"urn:apqlint:config:1\"", "\"AP601\"", "\"single-adapter\"");
    assertThat(in(hosts, "config").code()).isEqualTo(2);
    assertThat(in(hosts, "config", "shwo").err()).contains("config show");
  }
}
