package org.apqlint.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApqnTest {

  @Test
  void isReadAndWrittenInHex() {
    assertThat(Apqn.parse("05.0047")).contains(new Apqn(5, 0x47));
    assertThat(Apqn.parse("fF.00fF")).contains(new Apqn(255, 255));
    assertThat(new Apqn(5, 0x47)).hasToString("05.0047");
    assertThat(new Apqn(5, 0x47).decimal()).isEqualTo("5.71");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5.0047", "05.047", "05.0100", "05.ffff", "105.0047", "05.0047 "})
  void hasNoOtherForm(String text) {
    assertThat(Apqn.parse(text)).isEmpty();
  }

  @Test
  void isSortedByAdapterThenDomain() {
    assertThat(new Apqn(5, 9)).isLessThan(new Apqn(6, 0)).isGreaterThan(new Apqn(5, 8));
    assertThat(new Apqn(5, 9)).isEqualByComparingTo(new Apqn(5, 9));
  }
}
