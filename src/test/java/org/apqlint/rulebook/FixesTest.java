package org.apqlint.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.Goldens;
import org.apqlint.Named;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Fix;
import org.apqlint.fix.Replacements;
import org.apqlint.fix.SpelledFixes;
import org.apqlint.format.Formatter;
import org.apqlint.model.SourceText;
import org.apqlint.syntax.Lexeme;
import org.apqlint.syntax.SyntaxTree;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the fixes make of every bad sample. The goldens are the differences, with what {@code --fix}
 * alone makes first.
 */
class FixesTest {

  private static final List<String> SAFE = List.of();
  private static final List<String> UNSAFE = List.of("--unsafe");

  @TempDir private static Path places;

  private static Stream<Sample> samples() {
    return RuleFolder.coded().stream().flatMap(folder -> folder.samples("bad-").stream());
  }

  @TestFactory
  Stream<DynamicTest> differences() {
    return samples()
        .map(
            sample ->
                Named.test(
                    sample,
                    "fixed",
                    () -> {
                      String difference = difference(sample);
                      Path golden =
                          sample.path().resolveSibling(sample.name() + ".fixed.approved.diff");
                      if (difference.isEmpty()) {
                        assertThat(golden).doesNotExist();
                      } else {
                        Goldens.verify(
                            difference, golden.getParent(), sample.name() + ".fixed", "diff");
                      }
                    }));
  }

  private static String difference(Sample sample) throws IOException {
    String safe = difference(sample, SAFE);
    String all = difference(sample, UNSAFE);
    return (safe.isEmpty() ? "" : "--fix\n" + safe)
        + (all.equals(safe) ? "" : "--fix --unsafe\n" + all);
  }

  private static String difference(Sample sample, List<String> more) throws IOException {
    List<String> options = new ArrayList<>(List.of("--diff"));
    options.addAll(more);
    Workplace place = place(sample);
    Map<String, String> before = place.texts();
    Workplace.Result result = place.check(options, sample.names());
    assertThat(result.code()).as(result.err()).isEqualTo(result.out().isEmpty() ? 0 : 1);
    assertThat(place.texts()).as("a difference changes no file").isEqualTo(before);
    return result.out();
  }

  private static Workplace place(Sample sample) throws IOException {
    Workplace place = new Workplace(Files.createTempDirectory(places, "sample"));
    sample.texts().forEach(place::with);
    return place;
  }

  @TestFactory
  Stream<DynamicTest> fixedFilesAreSound() {
    return samples()
        .flatMap(
            sample ->
                Stream.of(SAFE, UNSAFE)
                    .map(more -> Named.test(sample, "fix" + more, () -> checkFixed(sample, more))));
  }

  private static void checkFixed(Sample sample, List<String> more) throws IOException {
    List<String> options = new ArrayList<>(List.of("--fix"));
    options.addAll(more);
    Workplace place = place(sample);
    Map<String, String> before = place.texts();
    Checked bad = Checked.files(place.directory(), sample.names());
    place.check(options, sample.names());
    Map<String, String> after = place.texts();
    Checked fixed = Checked.files(place.directory(), sample.names());

    assertThat(fixed.findings("AP001")).hasSizeLessThanOrEqualTo(bad.findings("AP001").size());
    if (!bad.errors().isEmpty() && bad.readerErrors() == 0) {
      assertThat(fixed.errors().size()).isLessThanOrEqualTo(bad.errors().size());
    }
    after.forEach(
        (file, text) -> {
          List<String> kept = new ArrayList<>(comments(before.get(file)));
          List<String> now = comments(text);
          assertThat(kept).as("no comment comes").containsAll(now);
          now.forEach(kept::remove);
          assertThat(kept).as("comments that go").allMatch(gone -> gone.contains("apqlint: allow"));
          if (laidOut(before.get(file))) {
            assertThat(laidOut(text)).as("layout of%n%s", text).isTrue();
          }
        });
    place.check(options, sample.names());
    assertThat(place.texts()).as("fixed twice").isEqualTo(after);
  }

  private static List<String> comments(String text) {
    return SyntaxTree.of(new SourceText("x.apq", text)).comments().stream()
        .map(Lexeme::text)
        .toList();
  }

  private static boolean laidOut(String text) {
    return !Formatter.format(new SourceText("x.apq", text)).changed();
  }

  /** Each way alone mends its finding, also those that are never taken. */
  @TestFactory
  Stream<DynamicTest> everyWayMends() {
    return samples().map(sample -> Named.test(sample, "ways", () -> checkWays(sample)));
  }

  private static void checkWays(Sample sample) {
    Checked bad = sample.check();
    for (Finding finding : SpelledFixes.of(bad.findings(), bad.sources())) {
      for (Fix fix : finding.fixes()) {
        Checked after = sample.check(fixed(bad.sources(), fix));
        String code = finding.code();
        assertThat(after.findings("AP001").size())
            .as("%s %s: %s", finding.place(), code, fix)
            .isLessThanOrEqualTo(bad.findings("AP001").size());
        if (!Exceptions.MAY_REMAIN.contains(sample.toString() + " " + code)) {
          assertThat(after.findings(code).size())
              .as("%s %s: %s", finding.place(), code, fix)
              .isLessThan(bad.findings(code).size());
        }
      }
    }
  }

  /** Where a way is of no use, which {@code --fix} finds out by checking again. */
  private static final class Exceptions {
    static final List<String> MAY_REMAIN = List.of();
  }

  private static Map<String, SourceText> fixed(Map<String, SourceText> sources, Fix fix) {
    Map<String, SourceText> texts = new HashMap<>(sources);
    new TreeMap<>(sources)
        .forEach(
            (file, text) ->
                texts.put(
                    file,
                    new SourceText(
                        file,
                        Replacements.apply(
                            text,
                            fix.replacements().stream()
                                .filter(edit -> edit.place().file().equals(file))
                                .toList()))));
    return texts;
  }
}
