package org.apqlint.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatrixTest {

  private static final Matrix SOME = new Matrix(IdSet.of(5, 6), IdSet.of(4, 0x47));
  private static final Matrix ONLY_ADAPTERS = new Matrix(IdSet.of(5, 6), IdSet.NONE);
  private static final Matrix ONLY_DOMAINS = new Matrix(IdSet.NONE, IdSet.of(4, 0x47));

  @Test
  void isAProduct() {
    assertThat(SOME.size()).isEqualTo(4);
    assertThat(SOME.apqns())
        .containsExactly(new Apqn(5, 4), new Apqn(5, 0x47), new Apqn(6, 4), new Apqn(6, 0x47));
    assertThat(SOME.first()).isEqualTo(new Apqn(5, 4));
    assertThat(SOME.contains(new Apqn(6, 4))).isTrue();
    assertThat(SOME.contains(new Apqn(6, 5))).isFalse();
    assertThat(SOME.contains(new Apqn(4, 4))).isFalse();
  }

  @Test
  void halfOfItIsNoQueue() {
    assertThat(SOME.isEmpty()).isFalse();
    assertThat(ONLY_ADAPTERS.isEmpty()).isTrue();
    assertThat(ONLY_DOMAINS.isEmpty()).isTrue();
    assertThat(ONLY_ADAPTERS.size()).isZero();
    assertThat(ONLY_ADAPTERS.apqns()).isEmpty();
    assertThat(ONLY_ADAPTERS.overlaps(SOME)).isFalse();
  }

  @Test
  void meetsAnother() {
    Matrix other = Matrix.row(6, IdSet.of(4, 9));
    assertThat(SOME.intersect(other)).isEqualTo(Matrix.row(6, IdSet.of(4)));
    assertThat(SOME.overlaps(other)).isTrue();
    assertThat(SOME.overlaps(Matrix.column(IdSet.of(5, 6), 9))).isFalse();
    assertThat(SOME.containsAll(Matrix.column(IdSet.of(5, 6), 4))).isTrue();
    assertThat(SOME.containsAll(ONLY_ADAPTERS)).isTrue();
    assertThat(SOME.containsAll(ONLY_DOMAINS)).isTrue();
    assertThat(SOME.containsAll(other)).isFalse();
    assertThat(SOME.containsAll(Matrix.row(7, IdSet.of(4)))).isFalse();
  }

  @Test
  void printsAsSysfsDoes() {
    assertThat(SOME.lines()).containsExactly("05.0004", "05.0047", "06.0004", "06.0047");
    assertThat(ONLY_ADAPTERS.lines()).containsExactly("05.", "06.");
    assertThat(ONLY_DOMAINS.lines()).containsExactly(".0004", ".0047");
    assertThat(Matrix.EMPTY.lines()).isEmpty();
    assertThat(SOME).hasToString("adapters 5, 6 × domains 4, 71 (0x47)");
  }
}
