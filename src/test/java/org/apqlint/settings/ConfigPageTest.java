package org.apqlint.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apqlint.model.SourceText;
import org.apqlint.report.RuleCatalogue;
import org.junit.jupiter.api.Test;

/** The page about the configuration has all of it, and its example can be read. */
class ConfigPageTest {

  private static final Path PAGE = Path.of("src/docs/config.md");

  private static String page() throws IOException {
    return Files.readString(PAGE);
  }

  private static String example() throws IOException {
    Matcher block = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$").matcher(page());
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  @Test
  void theExampleIsACompleteConfiguration() throws IOException {
    ReadSettings read =
        SettingsReader.read(new SourceText(PAGE.toString(), example()), RuleCatalogue.load());
    assertThat(read.problems()).isEmpty();
    Settings settings = read.settings();
    assertThat(example()).contains(SettingsReader.KEYS);
    assertThat(settings.failOn()).isPresent();
    assertThat(settings.paths()).hasSize(2);
    List<String> keys = new ArrayList<>(new PoliciesReader(new Reading()).keys());
    PoliciesReader.kinds().forEach(kind -> keys.add(PoliciesReader.NAMES + "." + kind));
    assertThat(settings.policies()).extracting(PolicySetting::key).hasSameElementsAs(keys);
  }

  @Test
  void everyPolicyIsExplained() throws IOException {
    for (String key : new PoliciesReader(new Reading()).keys()) {
      assertThat(page()).contains("| `" + key + ":");
    }
    List<String> links =
        RuleCatalogue.load().entries().stream()
            .filter(rule -> rule.code().startsWith("AP6"))
            .map(rule -> "[" + rule.code() + "](../.." + rule.page() + ")")
            .toList();
    assertThat(page()).contains(links);
  }

  @Test
  void everyLevelAndThresholdIsNamed() throws IOException {
    assertThat(Level.words()).allSatisfy(word -> assertThat(page()).contains("`" + word + "`"));
    assertThat(SettingsReader.THRESHOLDS).allSatisfy(word -> assertThat(example()).contains(word));
  }

  @Test
  void fixedRulesAreThoseOfTheReader() {
    assertThat(RulesReader.fixed())
        .containsExactly(
            "AP001", "AP002", "AP003", "AP004", "AP005", "AP006", "AP007", "AP009", "AP013");
  }

  @Test
  void limitsAreThoseOfTheReader() throws IOException {
    String page = page();
    List<String> rows =
        page.substring(page.indexOf("| what | limit |"))
            .lines()
            .takeWhile(line -> line.startsWith("|"))
            .skip(2)
            .map(line -> line.split("\\|")[2].strip())
            .toList();
    assertThat(rows)
        .containsExactly(
            "" + YamlTree.CHARACTERS,
            "" + YamlTree.DEPTH,
            "" + YamlTree.ALIASES,
            "" + YamlTree.VALUES,
            "" + Globs.LONGEST,
            "" + Reading.MOST);
    assertThat(PoliciesReader.PATTERN).isEqualTo(Globs.LONGEST);
  }
}
