package org.apqlint.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.apqlint.model.Place;
import org.apqlint.model.Suppression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comments that accept findings: their words, and what they hold for. */
class SuppressionReaderTest {

  private static final String ALLOW = "# apqlint: allow AP011 \"why\"";

  private static Suppression one(String text) {
    List<Suppression> all = Reading.read(text).suppressions();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  /** Such as {@code 2:5-2:16}. */
  private static String span(String text) {
    return one(text).span().map(SuppressionReaderTest::show).orElse("none");
  }

  private static String show(Place place) {
    return "%d:%d-%d:%d"
        .formatted(place.line(), place.column(), place.endLine(), place.endColumn());
  }

  @Test
  void aloneItHoldsForTheStatementBelow() {
    assertThat(span("host z {\n  " + ALLOW + "\n  adapters 5, 6\n  domains 4\n}\n"))
        .isEqualTo("3:3-3:16");
  }

  @Test
  void aloneItHoldsForTheWholeBlockBelow() {
    assertThat(span(ALLOW + "\nhost z {\n  adapters 5\n}\nhost y {\n}\n")).isEqualTo("2:1-4:2");
  }

  @Test
  void aloneItHoldsForAllOfAListThatGoesOn() {
    assertThat(span("host z {\n" + ALLOW + "\n  adapters 5,\n    6\n}\n")).isEqualTo("3:3-4:6");
    assertThat(span("host z {\n  adapters 5,\n" + ALLOW + "\n    6\n}\n")).isEqualTo("2:3-4:6");
  }

  @Test
  void otherCommentsMayStandBetween() {
    assertThat(span("host z {\n" + ALLOW + "\n  # five\n\t# six\n  adapters 5\n}\n"))
        .isEqualTo("5:3-5:13");
  }

  @Test
  void anEmptyLineOrAClosingBraceIsNoStatement() {
    assertThat(span("host z {\n" + ALLOW + "\n\n  adapters 5\n}\n")).isEqualTo("none");
    assertThat(span("host z {\n  adapters 5\n" + ALLOW + "\n}\n")).isEqualTo("none");
    assertThat(span("host z {\n}\n" + ALLOW)).isEqualTo("none");
    assertThat(span("host z {\n}\n" + ALLOW + "\n")).isEqualTo("none");
  }

  @Test
  void behindAStatementItHoldsForItsLine() {
    assertThat(span("host z {\n  adapters 5   " + ALLOW + "\n  domains 4\n}\n"))
        .isEqualTo("2:3-2:" + (16 + ALLOW.length()));
  }

  @Test
  void behindAPartOfAListItHoldsForAllOfIt() {
    assertThat(span("host z {\n  adapters 5, " + ALLOW + "\n    6\n  domains 4\n}\n"))
        .isEqualTo("2:3-3:6");
    assertThat(span("host z {\n  adapters 5,\n    6 " + ALLOW + "\n  domains 4\n}\n"))
        .isEqualTo("2:3-3:" + (7 + ALLOW.length()));
  }

  @Test
  void behindABraceItHoldsForTheLineAlone() {
    assertThat(span("host z { " + ALLOW + "\n  adapters 5\n}\n"))
        .isEqualTo("1:1-1:" + (10 + ALLOW.length()));
    assertThat(span("host z { adapters 5 } " + ALLOW + "\n"))
        .isEqualTo("1:1-1:" + (23 + ALLOW.length()));
    assertThat(span("host z {\n  adapters 5\n} " + ALLOW + "\n"))
        .isEqualTo("3:1-3:" + (3 + ALLOW.length()));
  }

  @Test
  void lineEndsOfWindowsAndAByteOrderMarkChangeNothing() {
    String text = ALLOW + "\nhost z {\n  adapters 5\n}\n";
    assertThat(span("\uFEFF" + text.replace("\n", "\r\n"))).isEqualTo("2:1-4:2");
    assertThat(one(text.replace("\n", "\r\n")).malformed()).isEmpty();
    assertThat(one(text.replace("\n", "\r\n")).place()).isEqualTo(one(text).place());
  }

  @Test
  void severalStandOneAboveTheOther() {
    List<Suppression> both =
        Reading.read(ALLOW + "\n# apqlint: allow AP101 \"too\"\nhost z {\n}\n").suppressions();
    assertThat(both)
        .extracting(Suppression::codes)
        .containsExactly(List.of("AP011"), List.of("AP101"));
    assertThat(both)
        .allSatisfy(one -> assertThat(show(one.span().orElseThrow())).isEqualTo("3:1-4:2"));
  }

  @Test
  void withinAStringItIsNoComment() {
    assertThat(
            Reading.read("host z {\n  note \"" + ALLOW.replace("\"", "") + "\"\n}\n")
                .suppressions())
        .isEmpty();
  }

  @Test
  void otherCommentsAreNone() {
    assertThat(
            Reading.read("# apqlint allows much\n# see apqlint: allow\nhost z {\n}\n")
                .suppressions())
        .isEmpty();
  }

  @Test
  void itStandsAlsoInATextWithErrors() {
    assertThat(span("host z {\n" + ALLOW + "\n  adapters 05\n  what is this\n"))
        .isEqualTo("3:3-3:14");
  }

  @Test
  void allItsWordsAreRead() {
    Suppression one =
        one(
            "##apqlint:allow AP201,AP301 , AP201  \"a \\\"b\\\" \\\\ {c}\"until 2027-01-31 # and more\n");
    assertThat(one.malformed()).isEmpty();
    assertThat(one.codes()).containsExactly("AP201", "AP301");
    assertThat(one.reason()).isEqualTo("a \"b\" \\ {c}");
    assertThat(one.until()).contains(LocalDate.of(2027, 1, 31));
  }

  @Test
  void theLastDayCounts() {
    Suppression one = one("# apqlint: allow AP201 \"x\" until 2027-01-31");
    assertThat(one.holdsOn(LocalDate.of(2027, 1, 31))).isTrue();
    assertThat(one.holdsOn(LocalDate.of(2027, 2, 1))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "# apqlint: allow AP201",
        "# apqlint: allow AP201 \"\"",
        "# apqlint: allow AP201 \"  \"",
        "# apqlint: allow AP201 until 2027-01-31",
      })
  void withoutAReasonItHoldsForNothing(String comment) {
    Suppression one = one(comment);
    assertThat(one.malformed()).isEmpty();
    assertThat(one.holdsOn(LocalDate.of(2026, 1, 1))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "# apqlint:                              | the comment asks for nothing; expected `allow`",
        "# apqlint: alow AP201 \"x\"             | `alow` is unknown; did you mean `allow`? expected `allow`",
        "# apqlint: allow                        | `allow` names no code",
        "# apqlint: allow \"x\"                  | `allow` names no code",
        "# apqlint: allow AP201, \"x\"           | a code is missing at a comma",
        "# apqlint: allow AP201,,AP202 \"x\"     | a code is missing at a comma",
        "# apqlint: allow AP_201 \"x\"           | `AP_201` is not a code such as AP201",
        "# apqlint: allow AP201 AP202 \"x\"      | `AP202` is no reason: it stands in double quotes",
        "# apqlint: allow AP201 \"x              | the closing quote of the reason is missing",
        "# apqlint: allow AP201 \"x\\\"          | the closing quote of the reason is missing",
        "# apqlint: allow AP201 \"x\" until      | `until` names no day",
        "# apqlint: allow AP201 \"x\" until 2027-02-29 | `2027-02-29` is not a day such as 2027-01-31",
        "# apqlint: allow AP201 \"x\" till 2027-01-31 | `till` follows the reason, where only `until` may stand",
        "# apqlint: allow AP201 \"x\" \"y\"      | more follows where the comment should end: `\"y\"`",
        "# apqlint: allow AP201 until 2027-01-31 \"x\" | more follows where the comment should end: `\"x\"`",
      })
  void whatCannotBeUnderstoodIsSaid(String comment, String message) {
    Suppression one = one(comment.strip());
    assertThat(one.malformed().map(Suppression.Malformed::message)).contains(message);
    assertThat(one.holdsOn(LocalDate.of(2026, 1, 1))).isFalse();
  }

  @Test
  void aLongCommentIsReadInTime() {
    String many = "#".repeat(200_000) + " apqlint: allow " + "AP201 ".repeat(50_000) + "\"";
    assertThat(Reading.read(many).suppressions().get(0).malformed()).isPresent();
  }
}
