package org.apqlint.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apqlint.model.Generation;
import org.apqlint.model.SourceText;
import org.apqlint.model.policy.AllowedModes;
import org.apqlint.model.policy.ControlDomains;
import org.apqlint.model.policy.ForbiddenGenerations;
import org.apqlint.model.policy.MdevStart;
import org.apqlint.model.policy.MinimumAdapters;
import org.apqlint.model.policy.NamePattern;
import org.apqlint.model.policy.Policy;
import org.apqlint.report.RuleCatalogue;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What configurations say, and where and how it is told that they say nothing. */
class SettingsReaderTest {

  private static final String NAME = ".apqlint.yaml";

  private static ReadSettings read(String text) {
    return Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> SettingsReader.read(new SourceText(NAME, text), RuleCatalogue.load()));
  }

  private static Settings good(String text) {
    ReadSettings read = read(text);
    assertThat(read.problems()).isEmpty();
    return read.settings();
  }

  /** {@code line:column-endColumn message} of each problem. */
  private static List<String> bad(String text) {
    return read(text).problems().stream()
        .map(
            one ->
                one.place().line()
                    + ":"
                    + one.place().column()
                    + "-"
                    + one.place().endColumn()
                    + " "
                    + one.message())
        .toList();
  }

  private static Policy policy(String text) {
    return good("policies:\n  " + text + "\n").demands().get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "# nothing\n",
        "---\n",
        "~",
        "\uFEFF",
        "{}",
        "rules:\npaths:\npolicies:\n",
        "version: 1",
        "policies:\n  names:\n"
      })
  void nothingIsSaid(String text) {
    assertThat(good(text)).isEqualTo(Settings.NONE);
  }

  @Test
  void levelsByCodeAndName() {
    Settings settings = good("rules:\n  AP305: off\n  mdev-unused: \"warning\"\n  AP401: error\n");
    assertThat(settings.level("AP305", Optional.empty())).contains(Level.OFF);
    assertThat(settings.level("AP213", Optional.empty())).contains(Level.WARNING);
    assertThat(settings.level("AP401", Optional.empty())).contains(Level.ERROR);
    assertThat(settings.level("AP201", Optional.empty())).isEmpty();
    assertThat(settings.rules().get(0).place()).hasToString(NAME + ":2:10");
  }

  @Test
  void theLastStatementAboutAPathCounts() {
    Settings settings =
        good(
            """
            paths:
              - files: lab/
                rules: {AP317: off, AP213: off}
              - files: [lab/keep.apq, other.apq]
                rules: {AP317: warning}
            rules: {AP317: error}
            """);
    assertThat(settings.level("AP317", Optional.of("zeus.apq"))).contains(Level.ERROR);
    assertThat(settings.level("AP317", Optional.of("lab/a.apq"))).contains(Level.OFF);
    assertThat(settings.level("AP317", Optional.of("lab/keep.apq"))).contains(Level.WARNING);
    assertThat(settings.level("AP213", Optional.of("lab/keep.apq"))).contains(Level.OFF);
    assertThat(settings.level("AP317", Optional.empty())).contains(Level.ERROR);
  }

  @Test
  void policies() {
    assertThat(policy("minimum-adapters: 2"))
        .isInstanceOfSatisfying(MinimumAdapters.class, p -> assertThat(p.count()).isEqualTo(2));
    assertThat(policy("allowed-modes: cca"))
        .isInstanceOfSatisfying(
            AllowedModes.class, p -> assertThat(p.modes()).containsExactly("cca"));
    assertThat(policy("forbidden-generations: [static, v10]"))
        .isInstanceOfSatisfying(
            ForbiddenGenerations.class,
            p -> assertThat(p.generations()).containsExactly(Generation.STATIC, Generation.V10));
    assertThat(policy("mdev-start: auto"))
        .isInstanceOfSatisfying(MdevStart.class, p -> assertThat(p.auto()).isTrue());
    assertThat(policy("control-domains: {value: own, except: [zeus/tke, hera]}"))
        .isInstanceOfSatisfying(
            ControlDomains.class,
            p -> {
              assertThat(p.demand()).isEqualTo(ControlDomains.Demand.OWN);
              assertThat(p.covers("zeus/tke")).isFalse();
              assertThat(p.covers("hera/db")).isFalse();
              assertThat(p.covers("zeus/db")).isTrue();
              assertThat(p.place()).hasToString(NAME + ":2:28");
            });
  }

  @Test
  void anchorsAndAliasesRepeat() {
    Settings settings =
        good(
            """
            rules: &usual {AP317: off}
            paths:
              - files: lab/
                rules: *usual
            """);
    assertThat(settings.paths().get(0).rules())
        .extracting(RuleSetting::code)
        .containsExactly("AP317");
  }

  @Test
  void lineEndsOfWindowsAndAByteOrderMark() {
    assertThat(bad("\uFEFFrule: 1\r\nfail-on: eror\r\n"))
        .containsExactly(
            "1:1-5 no key of the file is called `rule`",
            "2:10-14 `fail-on` is `error`, `warning`, `info` or `never`, not `eror`");
  }

  @Test
  void columnsAreCodePoints() {
    assertThat(bad("policies: {names: {host: \"😀é\"}, x: 1}"))
        .containsExactly("1:33-34 no key of `policies` is called `x`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: [          | not YAML",
        "a: b: c       | not YAML",
        "@             | not YAML",
        "a: 1 %n--- %nb: 2 | not YAML",
        "a: &x %n  b: *y  | not YAML",
        "%t- x         | not YAML",
        "rules: %n%tAP305: off | not YAML",
        "- rules       | the file is a mapping, not a list",
        "rules         | the file is a mapping, not a text",
        "17            | the file is a mapping, not a number",
        "? [a] %n: b   | a key is a list, not a word",
        "a: &a [*a]    | an alias stands for what it is a part of"
      })
  void whatIsNoMapping(String text, String message) {
    assertThat(bad(text.replace("%t", "\t").replace("%n", "\n")))
        .hasSize(1)
        .first()
        .asString()
        .contains(message);
  }

  @Test
  void aControlCharacterIsNotYaml() {
    assertThat(bad("rules:\n  AP305: \u0007\n"))
        .containsExactly("2:10-11 not YAML: the character U+0007 is not allowed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fail-on: off             | 1:10-13 `fail-on` is",
        "version: 1.0             | 1:10-13 `version` is 1, not `1.0`",
        "version: '1'             | 1:10-13 `version` is 1, not the text `1`",
        "rules: [AP305]           | 1:8-15 `rules` is a mapping, not a list",
        "rules: {AP305: false}    | 1:16-21 the level of a rule is",
        "rules: {AP305: }         | 1:9-14 the level of a rule is `off`, `info`, `warning` or `error`, not empty",
        "rules: {ap305: off}      | 1:9-14 no rule is called `ap305`",
        "rules: {AP006: warning}  | 1:16-23 AP006 is an error and stays one",
        "rules: {AP012: off}      | 1:16-19 AP012 cannot be off",
        "paths: {files: x}        | 1:8-18 `paths` is a list, not a mapping",
        "paths: [{files: x}]      | 1:9-19 an item of `paths` has no `rules`",
        "paths: [~]               | 1:9-10 an item of `paths` is empty",
        "paths: [{files: [], rules: {}}] | 1:17-19 `files` names none",
        "paths: [{files: 7, rules: {}}] | 1:17-18 `files` is a text, not a number",
        "policies: {minimum-adapters: 0} | 1:30-31 `minimum-adapters` is a whole number from 1 to 256, not `0`",
        "policies: {minimum-adapters: 99999999999} | 1:30-41 `minimum-adapters` is a whole number",
        "policies: {minimum-adapters: [2]} | 1:30-33 `minimum-adapters` is a whole number from 1 to 256, not a list",
        "policies: {mdev-start: {value: on}} | 1:32-34 `mdev-start` is `auto` or `manual`, not `on`",
        "policies: {mdev-start: {except: x}} | 1:24-35 `mdev-start` has no `value`",
        "policies: {mdev-start: {value: auto, except: ../x}} | 1:46-50 a part of a glob",
        "policies: {allowed-modes: []} | 1:27-29 `allowed-modes` names none",
        "policies: {names: {host: ''}} | 1:26-28 the pattern is empty",
        "policies: {names: {host: 12}} | 1:26-28 the pattern for names is a text, not a number",
        "policies: {names: {host: '('}} | 1:26-29 not a regular expression of RE2: missing closing )",
        "policies: {names: {host: '(?=a)'}} | 1:26-33 not a regular expression of RE2"
      })
  void eachMistakeHasItsPlace(String text, String problem) {
    assertThat(bad(text)).hasSize(1).first().asString().startsWith(problem);
  }

  @Test
  void oneRunTellsAll() {
    assertThat(
            bad("rules:\n  AP305: of\n  AP999: off\nfail_on: error\npolicies:\n  mdev-start: x\n"))
        .hasSize(4);
    ReadSettings read = read("fail_on: error\n");
    assertThat(read.problems().get(0).help()).contains("did you mean `fail-on`?");
  }

  @Test
  void aKeyStandsOnce() {
    assertThat(bad("rules: {}\nrules: {}\n")).containsExactly("2:1-6 `rules` stands twice");
    assertThat(bad("rules:\n  AP305: off\n  second-device: off\n"))
        .containsExactly("3:3-16 AP305 stands twice, by code and by name");
    assertThat(read("rules: {}\nrules: {}\n").problems().get(0).related().get(0).place())
        .hasToString(NAME + ":1:1");
  }

  @Test
  void endlessMistakesAreCutShort() {
    StringBuilder many = new StringBuilder("rules:\n");
    for (int i = 0; i < 3000; i++) {
      many.append("  rule-").append(i).append(": off\n");
    }
    assertThat(bad(many.toString())).hasSize(Reading.MOST + 1).last().asString().contains("more");
  }

  @Test
  void sizeDepthAndAliasesAreBounded() {
    assertThat(bad("#" + "x".repeat(YamlTree.CHARACTERS) + "\n"))
        .containsExactly("1:1-2 the file is larger than 1 MiB");
    assertThat(bad("[".repeat(1000) + "]".repeat(1000)))
        .containsExactly("1:1-2 the file has values more than 20 deep");
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i))
          .append("*a%d, ".formatted(i - 1).repeat(4))
          .append("]\n");
    }
    assertThat(bad(bomb.toString()))
        .hasSize(1)
        .first()
        .asString()
        .contains("more than 20000 values");
    assertThat(bad("a: &a [x]\nb: [" + "*a, ".repeat(60) + "]\n"))
        .containsExactly("1:1-2 the file has more than 50 aliases");
    assertThat(bad("a: [" + "x, ".repeat(30_000) + "]\n"))
        .hasSize(1)
        .first()
        .asString()
        .contains("more than 20000 values");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(a{1000}){1000}", "((a{100}){100}){100}", "(((((a{9}){9}){9}){9}){9}){9}"})
  void aPatternThatRepeatsWithoutEnd(String pattern) {
    read("policies: {names: {host: '" + pattern + "'}}");
  }

  /** Whatever a text has become, it is read or its problems have places in it. */
  @Test
  void damagedTextsAreTold() throws IOException {
    String text = Files.readString(Path.of("samples/policies/.apqlint.yaml"));
    String pieces = "\t\n\r \"'{}[]:,-#&*!|>%@`?\\\0\u0085\u2028\uFEFFa1é😀";
    int broken = 0;
    for (int seed = 0; seed < 5000; seed++) {
      Random random = new Random(seed);
      StringBuilder damaged = new StringBuilder(text);
      for (int i = random.nextInt(4); i >= 0; i--) {
        int at = random.nextInt(damaged.length());
        int length = Math.min(random.nextInt(4), damaged.length() - at);
        int piece = random.nextInt(pieces.length());
        damaged.replace(at, at + length, pieces.substring(piece, piece + 1));
      }
      SourceText source = new SourceText(NAME, damaged.toString());
      ReadSettings read = SettingsReader.read(source, RuleCatalogue.load());
      broken += read.problems().isEmpty() ? 0 : 1;
      for (SettingsProblem problem : read.problems()) {
        assertThat(problem.message()).isNotBlank().doesNotContain("\n");
        assertThat(problem.place().line()).isBetween(1, source.lines());
        String line = source.line(problem.place().line());
        assertThat(problem.place().column())
            .as("seed " + seed)
            .isBetween(1, line.codePointCount(0, line.length()) + 2);
      }
    }
    assertThat(broken).isBetween(1000, 4900);
  }

  @Test
  void aPatternIsMatchedInLinearTime() {
    Policy policy = policy("names: {host: '(a*)*(a*)*(a*)*b'}");
    assertThat(policy.describe()).contains("(a*)*(a*)*(a*)*b");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertThat(((NamePattern) policy).pattern().matches("a".repeat(255))).isFalse());
  }
}
