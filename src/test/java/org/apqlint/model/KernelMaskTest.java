package org.apqlint.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.apqlint.model.KernelMask.Oddity;
import org.apqlint.model.KernelMask.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelMaskTest {

  private static Reading all(String written) {
    return KernelMask.write(IdSet.ALL, written, PoolMask.Kind.APMASK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0X41 | the prefix of a mask is `0x`, and never with a capital `X`",
        "5,6 | a list of changes to apmask needs `+` or `-` before each item",
        "0x41 5 | a space is not a hexadecimal digit",
        "default | `u` is not a hexadecimal digit",
        "oops | `o` starts neither a hexadecimal mask nor, with `+` or `-`, a list of changes",
        ",5 | `,` starts neither a hexadecimal mask nor, with `+` or `-`, a list of changes",
        "x,5 | `,` is not a hexadecimal digit",
        "-5 ,+6 | a space cannot follow an item of a list of changes",
        "-5,6 | `6` stands where the `+` or `-` of an item is missing",
        "-256 | `256` is above 255, the last number of apmask",
        "+6-5 | the range `+6-5` runs backwards",
        "- | the end of the text stands where a number is missing",
        "--5 | `-` stands where a number is missing",
        "+0x | `x` cannot follow an item of a list of changes",
      })
  void saysWhyTheKernelRejectsIt(String written, String problem) {
    assertThat(all(written).problem()).contains(problem);
    assertThat(all(written).mask()).isEmpty();
  }

  @Test
  void namesTheDigitTooMuch() {
    assertThat(all("0x" + "0".repeat(65)).problem())
        .contains("a mask has at most 64 digits, and this one has a 65th");
  }

  @Test
  void namesTheOctalDigit() {
    assertThat(all("-08").problem().orElseThrow()).startsWith("`8` is not an octal digit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0x", "x", "0", "0x0", "0x00000000", "\n"})
  void notesAnAllZeroMask(String written) {
    Reading reading = all(written);
    assertThat(reading.mask()).contains(IdSet.NONE);
    assertThat(reading.oddities())
        .singleElement()
        .extracting(Oddity::what)
        .asString()
        .contains("is the all-zero apmask");
  }

  @Test
  void namesAnEmptyText() {
    assertThat(all("").oddities().get(0).what()).startsWith("an empty text is the all-zero");
    assertThat(all("0x").oddities().get(0).what()).startsWith("`0x` is the all-zero");
  }

  @Test
  void notesAShortMask() {
    Reading reading = all("0x41");
    assertThat(reading.mask()).contains(IdSet.of(1, 7));
    assertThat(reading.oddities())
        .containsExactly(
            new Oddity(
                "the short mask `0x41` is filled up with zeros on the right: it keeps 1, 7 for the"
                    + " host",
                "write all 64 digits: `0x41" + "0".repeat(62) + "`"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-5-6 | `-5-6` is one range and takes 5 to 6 out of apmask",
        "-18446744073709551617 | `18446744073709551617` is above 2^64 - 1 and wraps to 1",
        "-0047 | `0047` has a leading zero: the kernel reads octal, and takes 39",
        "+00377 | `00377` has a leading zero: the kernel reads octal, and takes 255",
        "-7-7 | `-7-7` is one range and takes 7 to 7 out of apmask",
      })
  void notesWhatIsHardlyMeant(String written, String what) {
    assertThat(all(written).oddities()).singleElement().extracting(Oddity::what).isEqualTo(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-5-5 | write `-5`",
        "-5-6 | write `-5,-6`, which says the same",
        "-5-7 | write `-5,-7` if only these two are meant",
      })
  void saysWhatToWriteForARange(String written, String advice) {
    assertThat(all(written).oddities())
        .singleElement()
        .extracting(Oddity::advice)
        .isEqualTo(advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-08 | `8` is not an octal digit",
        "-09 | `9` is not an octal digit",
        "-0/ | `/` cannot follow",
        "-0: | `:` cannot follow",
        "-5,-7- | the end of the text stands where a number is missing",
      })
  void tellsAnOctalDigitFromOtherText(String written, String problem) {
    assertThat(all(written).problem().orElseThrow()).startsWith(problem);
  }

  @Test
  void shortensLongNumbers() {
    String forty = "9".repeat(40);
    assertThat(all("-" + forty).problem())
        .contains("`" + forty + "` is above 255, the last number of apmask");
    assertThat(all("-" + forty + "9").problem())
        .contains("`" + forty + "…` is above 255, the last number of apmask");
  }

  @Test
  void notesSixteenOddities() {
    assertThat(all("-5-6,".repeat(16)).oddities()).hasSize(16);
    assertThat(all("-5-6,".repeat(17)).oddities()).hasSize(16);
  }

  @Test
  void aMaskOf63DigitsIsShort() {
    assertThat(all("0x" + "f".repeat(63)).oddities()).hasSize(1);
    assertThat(all("0x" + "f".repeat(64)).oddities()).isEmpty();
    assertThat(all("0x" + "0".repeat(64)).oddities()).isEmpty();
  }

  @Test
  void writesTheListThatFreesIds() {
    assertThat(MaskChanges.clearing(KernelMask.boot("+5-7,+9"))).isEqualTo("-5-7,-9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5,-6", "-0x47", "+0-15", "+00,+07", "-5\n-6\n", "-5,-6,"})
  void hasNothingToSayAboutPlainText(String written) {
    assertThat(all(written).oddities()).isEmpty();
    assertThat(all(written).problem()).isEmpty();
  }

  @Test
  void readsAFullMaskAsItPrintsIt() {
    IdSet some = IdSet.of(0, 63, 64, 127, 128, 255);
    assertThat(all(some.toMask())).isEqualTo(all(some.toMask() + "\n"));
    assertThat(all(some.toMask()).mask()).contains(some);
    assertThat(all(some.toMask()).oddities()).isEmpty();
  }

  @Test
  void theLastChangeWins() {
    assertThat(all("-5,+5,-6,+6-7,-7").mask()).contains(IdSet.ALL.without(7));
  }

  @Test
  void theBootMaskStartsFromZeroAndHidesErrors() {
    assertThat(KernelMask.boot("-5,-6")).isEqualTo(IdSet.NONE);
    assertThat(KernelMask.boot("+5,-6")).isEqualTo(IdSet.of(5));
    assertThat(KernelMask.boot("0xfg")).isEqualTo(IdSet.NONE);
    assertThat(KernelMask.boot("0x41")).isEqualTo(IdSet.of(1, 7));
  }

  @Test
  void aVeryLongListIsReadOnce() {
    String list = "-08446744073709551617-0377,".repeat(200_000);
    assertThat(all(list).problem()).isPresent();
    Reading reading = all("-5-6,".repeat(200_000));
    assertThat(reading.mask()).contains(IdSet.ALL.minus(IdSet.of(5, 6)));
    assertThat(reading.oddities()).hasSizeLessThan(50);
  }

  @Test
  void onlyAsciiDigitsCount() {
    assertThat(all("٣").mask()).isEmpty();
    assertThat(all("-٣").mask()).isEmpty();
    assertThat(all("\uff41").mask()).isEmpty();
  }
}
