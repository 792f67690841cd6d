package org.apqlint.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.Goldens;
import org.apqlint.Named;
import org.apqlint.finding.Severity;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each folder under {@code rules/} is whole: rule, page, samples and what they report. */
class RulesFolderTest {

  private static final List<String> GROUPS =
      List.of("spec", "host", "mdev", "guest", "change", "migrate", "policy");

  @TestFactory
  Stream<DynamicNode> folders() {
    return RuleFolder.coded().stream()
        .map(folder -> dynamicContainer(folder.toString(), tests(folder)));
  }

  private static List<DynamicNode> tests(RuleFolder folder) {
    List<DynamicNode> tests = new ArrayList<>();
    tests.add(Named.test(folder, "name", () -> checkName(folder)));
    tests.add(Named.test(folder, "page", () -> checkPage(folder)));
    tests.add(Named.test(folder, "rule", () -> checkRule(folder)));
    tests.add(Named.test(folder, "samples", () -> checkThatSamplesExist(folder)));
    folder.samples("bad-").forEach(sample -> tests.add(bad(folder, sample)));
    folder.samples("good-").forEach(sample -> tests.add(good(folder, sample)));
    return tests;
  }

  private static void checkName(RuleFolder folder) {
    assertThat(folder.name()).matches("AP\\d{3}-[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(folder.group()).isIn(GROUPS);
  }

  private static void checkPage(RuleFolder folder) {
    RulePage page = folder.page();
    assertThat(page.title()).isEqualTo("# " + folder.code() + " " + folder.slug());
    assertThat(page.severity()).isIn(severities());
    assertThat(page.foundBy()).isIn("rule", "reader");
    assertThat(page.sections()).containsSubsequence("## What", "## Why", "## Fix");
  }

  private static List<String> severities() {
    return Stream.of(Severity.values()).map(Severity::toString).toList();
  }

  private static void checkRule(RuleFolder folder) {
    RulePage page = folder.page();
    assertThat(Files.exists(folder.drl()))
        .as("%s has either a rule.drl or the remark found-by: reader", folder)
        .isNotEqualTo(page.foundByReader());
    if (page.foundByReader()) {
      return;
    }
    DrlFile drl = DrlFile.read(folder.drl());
    checkForm(drl);
    assertThat(drl.ruleNames()).containsExactly(folder.slug());
    assertThat(drl.annotations())
        .containsEntry("code", folder.code())
        .containsEntry("severity", page.severity())
        .containsKey("summary");
  }

  private static void checkForm(DrlFile drl) {
    assertThat(drl.ruleNames()).hasSize(1);
    assertThat(drl.lateAnnotations()).as("annotations after an attribute are lost").isEmpty();
    assertThat(drl.annotations().values())
        .allSatisfy(value -> assertThat(value).isNotBlank().doesNotContain("\n", "@"));
    assertThat(drl.group()).isPresent();
    assertThat(drl.unusedImports()).as("imports that nothing needs").isEmpty();
  }

  private static void checkThatSamplesExist(RuleFolder folder) {
    assertThat(folder.samples("bad-")).isNotEmpty();
    assertThat(folder.samples("good-")).isNotEmpty();
  }

  private static DynamicTest bad(RuleFolder folder, Sample sample) {
    return Named.test(
        folder,
        sample.name(),
        () -> {
          Checked checked = sample.check();
          TreeMap<String, Set<String>> expected = sample.expected();
          assertThat(expected).containsKey(folder.code());
          TreeMap<String, Set<String>> found = new TreeMap<>();
          expected.keySet().forEach(code -> found.put(code, Sample.lines(checked.findings(code))));
          assertThat(found).as("lines by code").isEqualTo(expected);
          Goldens.verify(checked.findingsText(), folder.path(), sample.name(), "txt");
        });
  }

  private static DynamicTest good(RuleFolder folder, Sample sample) {
    return Named.test(
        folder,
        sample.name(),
        () -> {
          Checked checked = sample.check();
          assertThat(checked.findings(folder.code())).isEmpty();
          assertThat(checked.errors()).isEmpty();
        });
  }

  @TestFactory
  Stream<DynamicTest> rulesWithoutCode() {
    return RuleFolder.uncoded().stream()
        .map(
            folder ->
                Named.test(
                    folder,
                    folder.toString(),
                    () -> {
                      assertThat(RuleFolder.list(folder.path(), file -> true))
                          .containsExactly(folder.drl());
                      DrlFile drl = DrlFile.read(folder.drl());
                      checkForm(drl);
                      assertThat(drl.ruleNames()).containsExactly(folder.name());
                      assertThat(drl.annotations()).containsOnlyKeys("summary");
                    }));
  }

  /** AP401 passes the advice on as its help. */
  @TestFactory
  Stream<DynamicTest> refusalsAdvise() {
    return RuleFolder.uncoded().stream()
        .filter(folder -> folder.name().startsWith("judge-"))
        .map(
            folder ->
                Named.test(
                    folder,
                    folder + " advises",
                    () -> {
                      String text = Files.readString(folder.drl());
                      assertThat(text.contains("insert( Refusal.") || text.contains("new Refusal("))
                          .isEqualTo(text.contains(".advising("));
                    }));
  }

  @Test
  void codesAreUnique() {
    assertThat(RuleFolder.coded().stream().map(RuleFolder::code))
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  @Test
  void namesOfRulesAreUnique() {
    assertThat(Stream.concat(RuleFolder.coded().stream(), RuleFolder.uncoded().stream()))
        .extracting(RuleFolder::name)
        .doesNotHaveDuplicates();
  }

  @Test
  void pageShowsWhatDiffersBetweenGenerations() {
    if (Goldens.approving()) {
      GenerationTable.write();
    }
    assertThat(GenerationTable.inPage()).isEqualTo(GenerationTable.ofRules());
  }

  @Test
  void indexListsEveryRule() {
    if (Goldens.approving()) {
      RuleIndex.write(RuleFolder.coded());
    }
    var index = RuleIndex.read();
    Set<String> codes = new TreeSet<>();
    for (RuleFolder folder : RuleFolder.coded()) {
      codes.add(folder.code());
      RuleIndex.Entry entry = index.get(folder.code());
      assertThat(entry).as("row of %s in rules/README.md", folder.code()).isNotNull();
      assertThat(entry.link()).isEqualTo(folder + "/README.md");
      assertThat(entry.name()).isEqualTo(folder.slug());
      assertThat(entry.severity()).isEqualTo(folder.page().severity());
      assertThat(entry.summary()).isNotBlank();
      if (Files.exists(folder.drl())) {
        assertThat(entry.summary())
            .isEqualTo(DrlFile.read(folder.drl()).annotations().get("summary"));
      }
    }
    assertThat(index.keySet()).as("in the order of the codes").containsExactlyElementsOf(codes);
  }
}
