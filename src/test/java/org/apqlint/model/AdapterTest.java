package org.apqlint.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdapterTest {

  private static Adapter card(String type, String mode, Integer hwtype, String functions) {
    return new Adapter(
        5,
        new Place("zeus.apq", 1, 1, 1, 2),
        Optional.ofNullable(type).map(text -> CardType.named(text).orElseThrow()),
        Optional.ofNullable(mode),
        Optional.ofNullable(hwtype),
        Optional.empty(),
        Optional.ofNullable(functions).map(text -> CardFunctions.parse(text).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({
    "cex8c, ep11, S---A, ep11",
    "cex8c, , S---A, accelerator",
    "cex8c, , S-----N, cca",
    "cex8c, , , cca",
    "cex8p, , , ep11",
    "cex8a, , , accelerator",
    ", , ,",
  })
  void theModeIsDeclaredOrFollows(String type, String mode, String functions, String expected) {
    assertThat(card(type, mode, null, functions).effectiveMode().orElse(null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "cex2a, 6, false",
    "cex2c, 7, false",
    "cex3a, 8, false",
    "cex3c, 9, false",
    "cex4c, 10, true",
    "CEX5P, 11, true",
    "cex6a, 12, true",
    "cex7p, 13, true",
    "Cex8C, 14, true",
    "cex9c, , true",
    "cex10c, , true",
    "cex2p, , true",
  })
  void theHardwareTypeFollowsFromTheType(String type, Integer hwtype, boolean newEnough) {
    Adapter card = card(type, null, null, null);
    assertThat(card.effectiveHwtype().orElse(null)).isEqualTo(hwtype);
    assertThat(card.newEnough()).isEqualTo(newEnough);
  }

  @Test
  void theDeclaredHardwareTypeCountsBeforeTheType() {
    assertThat(card("cex8c", null, 9, null).effectiveHwtype()).contains(9);
    assertThat(card("cex3c", null, 10, null).newEnough()).isTrue();
    assertThat(card(null, null, null, null).newEnough()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "cex8c, , , CEX8C",
    "cex9p, , , CEX9P",
    ", cca, 14, CEX8C",
    ", accelerator, 10, CEX4A",
    ", ep11, 13, CEX7P",
    ", cca, 9, CEX3C",
    ", accelerator, 6, CEX2A",
    ", accelerator, 9,",
    ", ep11, 8,",
    ", cca, 15,",
    ", cca, 5,",
    ", cca, ,",
    ", , 14,",
  })
  void theNameFollowsFromHardwareTypeAndMode(
      String type, String mode, Integer hwtype, String expected) {
    assertThat(card(type, mode, hwtype, null).cardName().orElse(null)).isEqualTo(expected);
  }

  @Test
  void otherNamesAreNoTypes() {
    assertThat(CardType.named("cex8")).isEmpty();
    assertThat(CardType.named("cex8x")).isEmpty();
    assertThat(CardType.named("cexc")).isEmpty();
    assertThat(CardType.named("cex0c")).isEmpty();
    assertThat(CardType.named("cex08c")).isEmpty();
    assertThat(CardType.named("8c")).isEmpty();
    assertThat(CardType.named("cex8c ")).isEmpty();
  }

  @Test
  void itSaysWhyItIsTooOld() {
    assertThat(card("cex8p", null, null, null).describe())
        .isEqualTo("adapter 5 is in the host's configuration, mode ep11");
    assertThat(card("cex3c", null, null, null).describe())
        .isEqualTo(
            "adapter 5 is in the host's configuration, mode cca, hardware type 9, older than CEX4");
    assertThat(card(null, "cca", 14, null).describe())
        .isEqualTo("adapter 5 is in the host's configuration, mode cca, hardware type 14");
  }

  @Test
  void itSaysWhereItsModeIsFrom() {
    assertThat(card("cex8c", "ep11", null, "A").modeInWords()).isEqualTo("mode ep11");
    assertThat(card("cex8c", null, null, "S---A-NH--").modeInWords())
        .isEqualTo("mode accelerator by its functions S---A-NH--");
    assertThat(card("cex8c", null, null, "S").modeInWords())
        .isEqualTo("mode cca by its type cex8c");
    assertThat(card(null, null, 14, null).modeInWords()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cex8c, cca, 14, S--D--NHF-, ",
    "cex9c, , 14, S, ",
    ", ep11, 13, X, ",
    ", , , , ",
    "cex8c, ep11, , , 'different modes: cca by `type cex8c`, ep11 by `mode ep11`'",
    "cex8c, , 13, , 'different hardware types: 14 by `type cex8c`, 13 by `hwtype 13`'",
    ", cca, , A, 'different modes: cca by `mode cca`, accelerator by `functions ----A-----`'",
    ", , , DX, 'different modes: cca by `functions ---D-X----`, ep11 by `functions ---D-X----`'",
    "cex3a, cca, 9, , 'different modes: accelerator by `type cex3a`, cca by `mode cca`;"
        + " different hardware types: 8 by `type cex3a`, 9 by `hwtype 9`'",
  })
  void factsThatContradictEachOther(
      String type, String mode, Integer hwtype, String functions, String expected) {
    Adapter card = card(type, mode, hwtype, functions);
    assertThat(card.disagreement().orElse(null)).isEqualTo(expected);
    assertThat(card.consistent()).isEqualTo(expected == null);
  }

  @ParameterizedTest
  @CsvSource({
    "cex8c, , true, false",
    "cex8p, , false, true",
    "cex8a, , false, false",
    ", cca, true, false",
    ", , true, true",
    "cex8c, ep11, true, true",
  })
  void theModeDecidesWhichKeysItHas(String type, String mode, boolean cca, boolean ep11) {
    Adapter card = card(type, mode, null, null);
    assertThat(card.canHaveKey("aes")).isEqualTo(cca);
    assertThat(card.canHaveKey("apka")).isEqualTo(cca);
    assertThat(card.canHaveKey("ep11")).isEqualTo(ep11);
  }
}
