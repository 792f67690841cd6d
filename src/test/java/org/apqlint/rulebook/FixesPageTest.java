package org.apqlint.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.Named;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Fix;
import org.apqlint.finding.Safety;
import org.apqlint.fix.SpelledFixes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The page about fixes and the pages of the rules say what fixes there are: those of the samples.
 */
class FixesPageTest {

  private static final Path PAGE = Path.of("src/docs/fixes.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (AP\\d{3}[AP\\d, ]*) \\| (.*?) \\|");
  private static final Pattern SAFE = Pattern.compile("`--fix`");
  private static final Pattern UNSAFE = Pattern.compile("`--fix --unsafe`");

  /** The safety of the fixes that each rule has in the bad samples of all rules. */
  private static Map<String, Set<Safety>> found() {
    Map<String, Set<Safety>> fixes = new TreeMap<>();
    for (RuleFolder folder : RuleFolder.coded()) {
      fixes.put(folder.code(), new TreeSet<>());
    }
    RuleFolder.coded().stream()
        .flatMap(folder -> folder.samples("bad-").stream())
        .map(Sample::check)
        .flatMap(FixesPageTest::spelled)
        .forEach(
            finding ->
                finding.fixes().stream().map(Fix::safety).forEach(fixes.get(finding.code())::add));
    return fixes;
  }

  private static Stream<Finding> spelled(Checked checked) {
    return SpelledFixes.of(checked.findings(), checked.sources()).stream();
  }

  private static Map<String, String> rows(String part) {
    Map<String, String> rows = new TreeMap<>();
    ROW.matcher(part)
        .results()
        .forEach(
            row ->
                Arrays.stream(row.group(1).split(", "))
                    .forEach(code -> assertThat(rows.put(code, row.group(2))).as(code).isNull()));
    return rows;
  }

  @Test
  void thePageListsEveryRule() throws IOException {
    String[] parts = Files.readString(PAGE).split("(?m)^## What is not$");
    Map<String, String> fixed = rows(parts[0]);
    Map<String, String> others = rows(parts[1]);
    Map<String, Set<Safety>> found = found();
    Map<String, String> expected = new TreeMap<>();
    found.forEach(
        (code, safety) -> {
          if (!safety.isEmpty()) {
            expected.put(
                code, safety.stream().map(Safety::toString).collect(Collectors.joining(", ")));
          }
        });
    assertThat(fixed).isEqualTo(expected);
    Set<String> rest = new TreeSet<>(found.keySet());
    rest.removeAll(expected.keySet());
    assertThat(others.keySet()).isEqualTo(rest);
  }

  @TestFactory
  Stream<DynamicTest> pagesOfRulesSayIt() {
    Map<String, Set<Safety>> found = found();
    return RuleFolder.coded().stream()
        .map(
            folder ->
                Named.test(
                    folder,
                    "says what is fixed",
                    () -> {
                      String page = Files.readString(folder.path().resolve("README.md"));
                      String section = page.substring(page.indexOf("## Fix"));
                      Set<Safety> safety = found.get(folder.code());
                      assertThat(List.of(SAFE, UNSAFE))
                          .extracting(pattern -> pattern.matcher(section).find())
                          .containsExactly(
                              safety.contains(Safety.SAFE), safety.contains(Safety.UNSAFE));
                    }));
  }
}
