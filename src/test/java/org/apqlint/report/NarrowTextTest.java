package org.apqlint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text on a terminal: running text is broken between words, and nothing is lost. */
class NarrowTextTest {

  private static String conflict(Look look) {
    return new FindingText(Zeus.SOURCES, look).of(Zeus.conflict());
  }

  @Test
  void runningTextHangsUnderItsBeginning() {
    assertThat(conflict(new Look(false, 48)))
        .isEqualTo(
            """
            error[AP201]: queue 05.0004 (5.4) is assigned to
                two mdevs of zeus
              --> zeus.apq:16:14
               |
            16 |     adapters 5
               |              ^ `web-crypto` takes 05.0004
               |                (5.4) here
               |
              ::: zeus.apq:11:14
               |
            11 |     adapters 5, 6
               |              - `db-crypto` already has it
               = kernel: the later assignment fails with
                         EADDRINUSE
               = help: give one of them another domain
               = explain: apqlint explain AP201
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 47, 48, 60, 79, 80, 120})
  void linesFitAndWordsStay(int width) {
    ReportInput input =
        new ReportInput(
            Zeus.analysis(Zeus.shared(), Zeus.conflict()), Zeus.changes(), Zeus.SOURCES);
    String narrow = new TextReport(new Look(false, width)).render(input);
    String wide = new TextReport(Look.PLAIN).render(input);
    assertThat(words(narrow)).isEqualTo(words(wide));
    assertThat(narrow.lines().filter(line -> !line.contains("log:")))
        .allSatisfy(line -> assertThat(Glyphs.width(line)).isLessThanOrEqualTo(width));
  }

  /** The bars before what goes on belong to the frame. */
  private static List<String> words(String text) {
    return Arrays.stream(text.split("\\s+")).filter(word -> !word.equals("|")).toList();
  }

  @Test
  void aNarrowerTerminalBreaksLinesItself() {
    assertThat(conflict(new Look(false, 39))).isEqualTo(conflict(Look.PLAIN));
  }

  @Test
  void coloursEndWithTheirLine() {
    for (String line : conflict(new Look(true, 48)).split("\n")) {
      int on = line.split("\u001b\\[[1-9]", -1).length;
      assertThat(line.split("\u001b\\[0m", -1)).hasSize(on);
    }
    assertThat(conflict(new Look(true, 48)).replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(conflict(new Look(false, 48)));
  }

  @Test
  void aWordThatIsTooLongStaysWhole() {
    Page page = new Page(new Look(false, 40));
    String word = "x".repeat(50);
    page.add("  a " + word + " b").flow("      ");
    assertThat(page).hasToString("  a\n      " + word + "\n      b\n");
  }
}
