package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apqlint.rulebook.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of masks that the kernel refuses, or reads in another way than people. */
class MaskFixTest {

  @TempDir private Path directory;
  private Workplace place;

  @BeforeEach
  void begin() {
    place = new Workplace(directory);
  }

  private static String host(String mask) {
    return "host h {\n    kernel 6.12.117\n    adapters 5-70\n    domains 4\n    apmask "
        + mask
        + "\n}\n";
  }

  private String fixed(String text, String... options) {
    place.with("h.apq", text);
    place.check(List.of(options), List.of("h.apq"));
    return place.texts().get("h.apq");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-5 -9", "+5 -9", "-5 6", "+1 0", "-1 0,+2", "0x4 1", "+ 1 -2 ", "-5\t-9", "-5- 9",
            "-5 - 9",
        "-0x 5", "0 x41", "0X4 1", "-5, 9", "0x ", " ", " \\n", "0X", "- -5", "4 1"
      })
  void whatABlankSeparatesIsNeverJoined(String mask) {
    String text = host('"' + mask + '"');
    assertThat(fixed(text, "--fix")).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        " -5|-5",
        "-5 |-5",
        "- 5|-5",
        "-5, - 9|-5,-9",
        "-5 ,-9|-5,-9",
        "-5 , |\"-5,\"",
        "-5 , +9|-5,+9",
        "\t0xf9ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff|0xf9ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
      })
  void blanksThatSeparateNothingGo(String mask, String after) {
    assertThat(fixed(host('"' + mask + '"'), "--fix")).isEqualTo(host(after));
  }

  @ParameterizedTest
  @CsvSource({
    "-5 -9, '-5,-9'",
    "+5 -9, '+5,-9'",
    "-5\t-9, '-5,-9'",
    "'+ 7 -9 ', '+7,-9'",
    "'-5 +9,-7', '-5,+9,-7'"
  })
  void aMissingCommaIsAGuess(String mask, String after) {
    assertThat(fixed(host('"' + mask + '"'), "--fix", "--unsafe")).isEqualTo(host(after));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5 6", "+1 0", "-1 0,+2", "0x4 1", "-5 - 9", "-5- 9", "4 -5"})
  void whatIsMeantNobodyKnows(String mask) {
    String text = host('"' + mask + '"');
    assertThat(fixed(text, "--fix", "--unsafe")).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"-5-6\" | -5,-6",
        "-5-5,+7-9 | -5,+7-9",
        "\"-010,-0x10,+17\\n\" | -8,-16,+17",
        "+18446744073709551621 | +5",
        "-5-12 | -5,-6,-7,-8,-9,-10,-11,-12",
        "-5-13 | -5-13"
      })
  void aListOfAStepStaysAList(String mask, String after) {
    String change = host("all") + "\nchange h \"by hand\" {\n    apmask %s\n}\n";
    assertThat(fixed(change.formatted(mask), "--fix")).isEqualTo(change.formatted(after));
  }
}
