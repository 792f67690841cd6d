package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings that are known: what a baseline hides, what it never hides, and how it shrinks. */
class BaselineTest {

  /** Two mdevs without a guest take queue 05.0004. */
  private static final String SPEC =
      """
      host zeus {
          kernel 6.12.117
          adapters 3, 5, 6
          domains 3, 4, 7
          apmask all but 5, 6
      }
      mdev db-crypto on zeus {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 5
          domains 4
      }
      mdev web-crypto on zeus {
          uuid cef03c3c-903d-4ecc-9a83-40694cb8aee4
          adapters 5
          domains 4
      }
      """;

  private static final String ZEUS = "zeus.apq";
  private static final String KNOWN = "known.yaml";

  @TempDir private Path directory;

  @BeforeEach
  void createBaseline() throws IOException {
    write(ZEUS, SPEC);
    Ran created = run("baseline", "create", "-o", KNOWN, ZEUS);
    assertThat(created.err()).isEmpty();
    assertThat(created.code()).isZero();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private Ran run(String... line) {
    return Ran.on(new Ran.Setting(false, Map.of(), directory), new EnginePipeline(), line);
  }

  private Ran check(String... options) {
    List<String> line = new ArrayList<>(List.of("check", "--baseline", KNOWN));
    line.addAll(List.of(options));
    line.add(ZEUS);
    return run(line.toArray(String[]::new));
  }

  private List<String> reported() {
    return check("--format", "concise")
        .out()
        .lines()
        .filter(line -> line.contains("[AP"))
        .map(line -> line.replaceFirst(".*\\[(AP\\d+)].*", "$1"))
        .toList();
  }

  @Test
  void whatIsKnownIsCountedAndNotShown() throws IOException {
    assertThat(run("check", ZEUS).code()).isEqualTo(1);
    Ran ran = check();
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).doesNotContain("[AP").contains("no findings, 3 in the baseline");
    assertThat(check("--format", "json").out()).contains("\"baselined\" : 3", "\"errors\" : 0");
    assertThat(check("--format", "sarif").out())
        .contains("\"kind\" : \"external\"", "\"justification\" : \"in the baseline\"");
    assertThat(run("baseline", "create", ZEUS).out()).isEqualTo(read(KNOWN));
  }

  @Test
  void linesDoNotMatter() throws IOException {
    write(ZEUS, "# one\n# two\n\n" + SPEC.replace("\n", "   # note\n"));
    assertThat(reported()).isEmpty();
  }

  @Test
  void whatIsNewIsShown() throws IOException {
    write(ZEUS, SPEC + "mdev test-crypto on zeus {\n    adapters 6\n    domains 4\n}\n");
    assertThat(reported()).containsExactlyInAnyOrder("AP212", "AP213");
  }

  @Test
  void aConflictThatGrowsIsNew() throws IOException {
    write(ZEUS, SPEC.replace("domains 4\n", "domains 4, 7\n"));
    Ran ran = check();
    assertThat(ran.code()).isEqualTo(1);
    assertThat(reported()).containsExactlyInAnyOrder("AP013", "AP201");
    assertThat(ran.out())
        .contains(
            "error[AP201]: 2 queues (05.0004 = 5.4, 05.0007 = 5.7) are assigned to two mdevs of `zeus`")
        .contains("error[AP013]: `AP201` says something else now than in the baseline");
  }

  @Test
  void otherWordsAreTheSameFinding() throws IOException {
    String known = read(KNOWN);
    assertThat(known).contains("queue 05.0004 (5.4) is assigned to two mdevs of `zeus`");
    write(KNOWN, known.replace("is assigned to two mdevs of", "(5.4) has two owners on"));
    assertThat(reported()).containsExactlyInAnyOrder("AP013", "AP201");
    write(KNOWN, known.replace("is assigned to two mdevs of", "has two owners on"));
    assertThat(reported()).isEmpty();
  }

  @Test
  void eachEntryKnowsOneFinding() throws IOException {
    String twice = SPEC.replace("domains 3, 4, 7", "domains 3, 3, 4, 4, 7");
    write(ZEUS, twice);
    List<String> both = List.of("AP011", "AP011");
    assertThat(reported()).isEqualTo(both);
    run("baseline", "create", "-o", KNOWN, ZEUS);
    assertThat(reported()).isEmpty();
    write(ZEUS, SPEC.replace("domains 3, 4, 7", "domains 3, 3, 4, 7"));
    assertThat(reported()).containsExactly("AP013");
    write(ZEUS, twice.replace("adapters 3, 5, 6", "adapters 3, 3, 5, 6"));
    assertThat(reported()).containsExactly("AP011");
  }

  @Test
  void whatIsGoneFailsUntilItIsPruned() throws IOException {
    write(KNOWN, read(KNOWN).replace("findings:", "findings:\n  # to be looked at in May"));
    write(ZEUS, SPEC.replaceFirst("(?s)mdev web-crypto.*", ""));
    Ran stale = check();
    assertThat(stale.code()).isEqualTo(1);
    assertThat(stale.out())
        .contains("error[AP013]: the baseline has a finding `AP201` that is gone")
        .contains("--> known.yaml:10:9");
    Ran pruned = run("baseline", "prune", "--baseline", KNOWN, ZEUS);
    assertThat(pruned.code()).isZero();
    assertThat(pruned.out()).isEqualTo("AP213 zeus/web-crypto\nAP201 zeus/web-crypto/05.0004\n");
    assertThat(read(KNOWN))
        .contains("# to be looked at in May\n  - code: AP213")
        .doesNotContain("web");
    assertThat(reported()).isEmpty();
    assertThat(run("baseline", "prune", "--baseline", KNOWN, ZEUS).out()).isEmpty();
  }

  @Test
  void anotherLayoutIsPrunedToo() throws IOException {
    write(
        KNOWN,
        "{baseline: apqlint/1, findings: [{code: AP213, at: zeus/db-crypto}, {code: AP213,"
            + " at: zeus/web-crypto}, {at: zeus/web-crypto/05.0004, code: AP201}]}\n");
    assertThat(reported()).isEmpty();
    write(ZEUS, SPEC.replaceFirst("(?s)mdev web-crypto.*", ""));
    run("baseline", "prune", "--baseline", KNOWN, ZEUS);
    assertThat(read(KNOWN)).endsWith("findings:\n  - code: AP213\n    at: zeus/db-crypto\n");
    write(ZEUS, SPEC.replaceFirst("(?s)mdev db-crypto.*", ""));
    run("baseline", "prune", "--baseline", KNOWN, ZEUS);
    assertThat(read(KNOWN)).endsWith("findings: []\n");
    assertThat(reported()).isEmpty();
  }

  /** A block with an error is left out, and what is found in it comes back. */
  @Test
  void nothingIsGoneWhileSomethingCannotBeRead() throws IOException {
    write(ZEUS, SPEC.replaceFirst("adapters 5\n", "adapters 05\n"));
    assertThat(reported()).containsExactly("AP006");
    String before = read(KNOWN);
    Ran pruned = run("baseline", "prune", "--baseline", KNOWN, ZEUS);
    assertThat(pruned.code()).isEqualTo(1);
    assertThat(pruned.err())
        .contains("error[AP006]")
        .endsWith("nothing is taken out: see the findings above\n");
    assertThat(read(KNOWN)).isEqualTo(before);
  }

  @Test
  void whatTheReaderFindsCanBeKnown() throws IOException {
    write(ZEUS, SPEC.replaceFirst("adapters 5\n", "adapters 05\n"));
    run("baseline", "create", "-o", KNOWN, ZEUS);
    assertThat(reported()).isEmpty();
    write(
        ZEUS,
        SPEC.replaceFirst("adapters 5\n", "adapters 05\n")
            .replaceFirst("(?s)mdev web-crypto.*", ""));
    assertThat(reported()).containsExactly("AP013");
  }

  @Test
  void whatCannotBeReadAtAllIsNeverKnown() throws IOException {
    write(ZEUS, SPEC + "}\n");
    Ran created = run("baseline", "create", "-o", KNOWN, ZEUS);
    assertThat(created.code()).isEqualTo(1);
    assertThat(created.err()).contains("error[AP001]");
    assertThat(read(KNOWN)).doesNotContain("AP001");
    write(KNOWN, read(KNOWN) + "  - {code: AP001, at: zeus.apq}\n");
    assertThat(reported()).contains("AP001");
  }

  @Test
  void aCommentComesFirst() throws IOException {
    write(
        ZEUS,
        SPEC.replace("adapters 5\n    domains 4\n}\n", "adapters 5\n    domains 4\n}\n")
            .replace("mdev web", "# apqlint: allow AP201 \"until July\"\nmdev web"));
    assertThat(reported()).containsExactly("AP013");
  }

  @Test
  void aScriptIsRefusedAllTheSame() {
    Ran ran = run("script", ZEUS);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("error[AP201]");
  }

  @Test
  void onlyABaselineIsReplaced() throws IOException {
    Ran ran = run("baseline", "create", "-o", ZEUS, ZEUS);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).startsWith("apqlint: zeus.apq:");
    assertThat(read(ZEUS)).isEqualTo(SPEC);
    write("empty", "");
    assertThat(run("baseline", "create", "-o", "empty", ZEUS).code()).isZero();
    assertThat(read("empty")).isEqualTo(read(KNOWN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"\"                                                  | 1:1: expected `baseline: apqlint/1`",
        "findings: []                                          | 1:1: `baseline: apqlint/1` is missing",
        "baseline: apqlint/2                                   | 1:11: this apqlint reads baselines of the form `apqlint/1`",
        "baseline: apqlint/1\\nfinding: []                     | 2:1: no key is called `finding`; there are baseline, findings",
        "baseline: apqlint/1\\nbaseline: apqlint/1             | 2:1: `baseline` stands twice",
        "baseline: apqlint/1\\nfindings: AP201                 | 2:11: expected a list of findings",
        "baseline: apqlint/1\\nfindings:\\n  - AP201           | 3:5: expected `code`, `at` and `says`",
        "baseline: apqlint/1\\nfindings:\\n  - code: AP201     | 3:5: `at` is missing",
        "baseline: apqlint/1\\nfindings:\\n  - code: [AP201]   | 3:11: a text is expected here",
        "baseline: apqlint/1\\nfindings:\\n  - code:           | 3:10: a text is expected here",
        "baseline: &a apqlint/1\\nfindings: *a                 | 2:11: expected a list of findings",
        "baseline: apqlint/1\\nfindings:\\n\\t- code: AP201    | 3:1: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)",
        "baseline: apqlint/1\\n---\\nbaseline: apqlint/1       | 3:1: text after the end of the baseline",
        "'baseline: apqlint/1                                  | 1:21: not YAML: found unexpected end of stream",
      })
  void whatIsNoBaselineIsRefusedWithItsPlace(String text, String problem) throws IOException {
    write(KNOWN, text.replace("\\n", "\n").replace("\\t", "\t"));
    Ran ran = check();
    assertThat(ran.err()).isEqualTo("apqlint: known.yaml:" + problem + "\n");
    assertThat(ran.code()).isEqualTo(2);
  }

  @Test
  void aMissingFileSaysHowToMakeIt() {
    Ran ran = run("check", "--baseline", "none.yaml", ZEUS);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("none.yaml", "`apqlint baseline create -o FILE SPEC…`");
  }

  @Test
  void aReportDoesNotReplaceTheBaseline() throws IOException {
    String before = read(KNOWN);
    Ran ran = check("--output", "json=" + KNOWN);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(read(KNOWN)).isEqualTo(before);
  }

  @Test
  void aWordIsMissing() {
    Ran ran = run("baseline");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).startsWith("apqlint: `create` or `prune` is missing");
  }
}
