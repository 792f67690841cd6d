package org.apqlint.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceTest {

  private static final Place WORD = new Place("zeus.apq", 21, 14, 21, 17);

  @Test
  void isSortedAsTheTextIsRead() {
    assertThat(WORD)
        .isLessThan(new Place("zeus.apq", 22, 1, 22, 2))
        .isLessThan(new Place("zeus.apq", 21, 15, 21, 16))
        .isLessThan(new Place("zeus.apq", 21, 14, 22, 1))
        .isLessThan(new Place("zeus.apq", 21, 14, 21, 18))
        .isLessThan(new Place("zeus.d", 1, 1, 1, 2))
        .isGreaterThan(new Place("hera.apq", 99, 1, 99, 2))
        .isEqualByComparingTo(WORD);
  }

  @Test
  void isALink() {
    assertThat(WORD).hasToString("zeus.apq:21:14");
    assertThat(WORD.fileAndLine()).isEqualTo("zeus.apq:21");
    assertThat(WORD.to(new Place("zeus.apq", 22, 3, 22, 5)))
        .isEqualTo(new Place("zeus.apq", 21, 14, 22, 5));
  }
}
