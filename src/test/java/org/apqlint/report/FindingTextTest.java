package org.apqlint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.finding.Severity;
import org.apqlint.model.Place;
import org.apqlint.model.SourceText;
import org.junit.jupiter.api.Test;

class FindingTextTest {

  @Test
  void showsBothPartiesOfAConflict() {
    assertThat(new FindingText(Zeus.SOURCES, Look.PLAIN).of(Zeus.conflict()))
        .isEqualTo(
            """
            error[AP201]: queue 05.0004 (5.4) is assigned to two mdevs of zeus
              --> zeus.apq:16:14
               |
            16 |     adapters 5
               |              ^ `web-crypto` takes 05.0004 (5.4) here
               |
              ::: zeus.apq:11:14
               |
            11 |     adapters 5, 6
               |              - `db-crypto` already has it
               = kernel: the later assignment fails with EADDRINUSE
               = help: give one of them another domain
               = explain: apqlint explain AP201
            """);
  }

  @Test
  void marksStandUnderWideCharactersAndTabs() {
    assertThat(of("\tnote \"水e\u0301\" x", new Place("f", 1, 13, 1, 14)))
        .isEqualTo(
            """
            warning[AP001]: m
             --> f:1:13
              |
            1 |     note "水e\u0301" x
              |                ^ here
              = explain: apqlint explain AP001
            """);
  }

  @Test
  void cutsASpanOfSeveralLinesToTheFirst() {
    assertThat(of("host a {\n}\n", new Place("f", 1, 8, 2, 2))).contains("\n  |        ^ here\n");
    assertThat(of("host a {\n}\n", new Place("f", 1, 1, 2, 2))).contains("\n  | ^^^^^^^^ here\n");
  }

  @Test
  void pointsBehindTheEndOfALine() {
    assertThat(of("ab", new Place("f", 1, 3, 1, 3))).contains("\n1 | ab\n  |   ^ here\n");
    assertThat(of("", new Place("f", 7, 1, 7, 1))).contains("\n7 |\n  | ^ here\n");
  }

  @Test
  void showsAWindowOfALongLine() {
    String text = of("x".repeat(5_000) + "!" + "y".repeat(5_000), new Place("f", 1, 5001, 1, 5002));
    List<String> lines = text.lines().toList();
    assertThat(lines.get(3)).hasSizeLessThan(160).startsWith("1 | …xx").endsWith("yy…");
    assertThat(lines.get(4).indexOf('^')).isEqualTo(lines.get(3).indexOf('!'));
  }

  @Test
  void keepsControlCharactersFromTheTerminal() {
    assertThat(of("a\u001b[31m\u202eb\u0007", new Place("f", 1, 2, 1, 3)))
        .contains("1 | a␛[31m\ufffdb␇\n  |  ^ here\n")
        .doesNotContain("\u001b");
  }

  @Test
  void doesNotQuoteAFileItDoesNotHave() {
    Finding finding = finding(new Place("gone.apq", 3, 4, 3, 5));
    assertThat(new FindingText(Map.of(), Look.PLAIN).of(finding))
        .isEqualTo(
            """
            warning[AP001]: m
             --> gone.apq:3:4: here
              = explain: apqlint explain AP001
            """);
  }

  @Test
  void coloursOnRequestOnly() {
    assertThat(new FindingText(Zeus.SOURCES, new Look(true, 0)).of(Zeus.conflict()))
        .startsWith("\u001b[1;31merror[AP201]\u001b[0m");
  }

  private static String of(String line, Place place) {
    return new FindingText(Map.of("f", new SourceText("f", line)), Look.PLAIN).of(finding(place));
  }

  private static Finding finding(Place place) {
    return new Finding(
        "AP001",
        "syntax-error",
        Severity.WARNING,
        "m",
        place,
        "here",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        "f",
        Optional.empty(),
        RefusedBy.READER);
  }
}
