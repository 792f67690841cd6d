package org.apqlint.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApConfigTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"0x41,08,x1\n", "41,08,1", "41\n08\n1\n", "41,08,1,never read", "41,08,1\n\n"})
  void readsThreeMasks(String written) {
    assertThat(ApConfigText.parse(written))
        .contains(new ApConfigText(IdSet.of(1, 7), IdSet.of(4), IdSet.of(3)));
  }

  @Test
  void theLineEndStandsForAnEmptyThirdMask() {
    assertThat(ApConfigText.parse("41,08\n"))
        .contains(new ApConfigText(IdSet.of(1, 7), IdSet.of(4), IdSet.NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "41", "41,08", "41\n", "41, 08,1", "-5,0x0,0x0", "+5,0,0"})
  void rejectsTheRest(String written) {
    assertThat(ApConfigText.parse(written)).isEmpty();
  }
}
