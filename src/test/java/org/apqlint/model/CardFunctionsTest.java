package org.apqlint.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardFunctionsTest {

  @ParameterizedTest
  @CsvSource({
    "S--D--N-F-, 0x92800000, S--D--N-F-, 0x92800000",
    "S--D--NHF-, 0x93800000, S--D--NHF-, 0x93800000",
    "S----XNHF-, 0x87800000, S----XNHF-, 0x87800000",
    "S---A-NH--, 0x8B000000, S---A-NH--, 0x8B000000",
    "'SMC-  N  R', 0xE2400000, SMC---N--R, 0xE2400000",
    "d-n, 0x12000000, ---D--N---, 0x12000000",
    "----------, 0x00000000, ----------, 0x00000000",
    "R, 0x0040C000, ---------R, 0x00400000",
  })
  void lettersAreTheFirstTenBits(String letters, String raw, String printed, String back) {
    CardFunctions read = CardFunctions.parse(letters).orElseThrow();
    assertThat(read.letters()).isEqualTo(printed);
    assertThat(read.raw()).isEqualTo(back);
    assertThat(CardFunctions.parse(raw).orElseThrow().raw()).isEqualTo(raw);
  }

  @Test
  void theSysfsValueHasEightDigits() {
    assertThat(CardFunctions.parse("0x92800000").orElseThrow().letters()).isEqualTo("S--D--N-F-");
    assertThat(CardFunctions.ofRaw("0X9280000f").orElseThrow().raw()).isEqualTo("0x9280000F");
    assertThat(CardFunctions.parse("0x928")).isEmpty();
    assertThat(CardFunctions.parse("0x928000000")).isEmpty();
    assertThat(CardFunctions.parse("92800000")).isEmpty();
  }

  @Test
  void otherCharactersAreNoLetters() {
    assertThat(CardFunctions.unknownIn("S--D--NHF-")).isEmpty();
    assertThat(CardFunctions.unknownIn("S-Z")).hasValue(2);
    assertThat(CardFunctions.parse("S-Z")).isEmpty();
    // A long s becomes S in upper case.
    assertThat(CardFunctions.parse("\u017f--D")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "D, cca",
    "X, ep11",
    "A, accelerator",
    "S-----NHF-,",
    "D-X,",
    "A-X,",
  })
  void aSingleLetterNamesTheMode(String letters, String mode) {
    assertThat(of(letters).mode().orElse(null)).isEqualTo(mode);
  }

  @ParameterizedTest
  @CsvSource({
    "0x92800000, false",
    "0x92804000, true",
    "0x92808000, true",
    "0x9280C000, true",
    "0x92812000, false",
  })
  void bits16And17AreTheBindState(String raw, boolean bound) {
    assertThat(of(raw).seBound()).isEqualTo(bound);
  }

  @Test
  void whatTheTargetLacksAndWhatItAdds() {
    CardFunctions source = of("SMC--XNHF-");
    CardFunctions target = of("S----X----");
    assertThat(source.missingOn(target))
        .containsExactly("4K-MEX", "4K-CRT", "APXA", "command filtering", "full function");
    assertThat(source.addedOn(target)).isEmpty();
    assertThat(target.missingOn(source)).isEmpty();
    assertThat(target.addedOn(source))
        .containsExactly("4K-MEX", "4K-CRT", "APXA", "command filtering");
    assertThat(of("S").missingOn(of("-"))).containsExactly("APSC");
  }

  @Test
  void theModeIsNoDifference() {
    assertThat(of("S--D--NHF-").missingOn(of("S----XNHF-"))).isEmpty();
    assertThat(of("S--D--NHF-").addedOn(of("S----XNHF-"))).isEmpty();
  }

  @Test
  void fullFunctionStandsInForStatelessAndNotTheReverse() {
    assertThat(of("S--D--NH-R").missingOn(of("S--D--NHF-"))).isEmpty();
    assertThat(of("S--D--NHF-").missingOn(of("S--D--NH-R"))).containsExactly("full function");
    assertThat(of("S--D--NH-R").missingOn(of("S--D--NH-R"))).isEmpty();
    assertThat(of("S--D--NH-R").missingOn(of("S--D--NH--"))).containsExactly("stateless function");
    assertThat(of("S--D--NH-R").addedOn(of("S--D--NHF-"))).isEmpty();
  }

  private static CardFunctions of(String text) {
    return CardFunctions.parse(text).orElseThrow();
  }
}
