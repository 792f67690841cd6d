package org.apqlint.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelNumberTest {

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "+5, 5",
    "0x47, 71",
    "0X1f, 31",
    "010, 8",
    "0047, 39",
    "0, 0",
    "00, 0",
    "+0x0, 0",
    "0x00ff, 255",
    "255, 255"
  })
  void readsWhatTheKernelReads(String written, int id) {
    assertThat(KernelNumber.parse(written).id()).isEqualTo(id);
    assertThat(KernelNumber.parse(written + "\n").id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "\n", " 4", "4,5", "1e3", "0x", "08", "-1", "+", "5 ", "++5", "+-5", "5\n\n", "0xg",
        "0b1", "٣", "abc", "5x"
      })
  void answersEinval(String written) {
    assertThat(KernelNumber.parse(written).errno()).contains("EINVAL");
    assertThat(KernelNumber.parse(written).ok()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "18446744073709551616", "99999999999999999999x", "0x10000000000000000",
        "02000000000000000000000", "+18446744073709551616\n", "99999999999999999999999999999999"
      })
  void answersErange(String written) {
    assertThat(KernelNumber.parse(written).errno()).contains("ERANGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"18446744073709551615", "0xffffffffffffffff", "01777777777777777777777"})
  void readsUpToTheLargest(String written) {
    KernelNumber number = KernelNumber.parse(written);
    assertThat(number.bits()).isEqualTo(-1);
    assertThat(number.above(Integer.MAX_VALUE)).isTrue();
    assertThatThrownBy(number::id).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void comparesWithTheMaximum() {
    assertThat(KernelNumber.parse("256").above(255)).isTrue();
    assertThat(KernelNumber.parse("0xff").above(255)).isFalse();
    assertThat(KernelNumber.parse("0xff").above(63)).isTrue();
  }
}
