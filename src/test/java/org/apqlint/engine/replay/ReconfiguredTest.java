package org.apqlint.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.apqlint.analysis.fact.Configuration;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.junit.jupiter.api.Test;

class ReconfiguredTest {

  private static final Matrix MDEV = new Matrix(IdSet.of(5, 6), IdSet.of(4, 7));

  private static Reconfigured change(Matrix before, IdSet control, Matrix after, IdSet now) {
    return new Reconfigured(new Configuration(before, control), new Configuration(after, now));
  }

  private static Reconfigured change(Matrix before, Matrix after) {
    return change(before, IdSet.NONE, after, IdSet.NONE);
  }

  @Test
  void knowsWhatArrived() {
    Reconfigured change =
        change(Matrix.row(5, IdSet.of(4)), new Matrix(IdSet.of(6), IdSet.of(4, 7)));
    assertThat(change.adaptersArrived()).isEqualTo(IdSet.of(6));
    assertThat(change.domainsArrived()).isEqualTo(IdSet.of(7));
  }

  @Test
  void deltaLooksAtWhatArrivedAndTheRest() {
    Matrix was = Matrix.row(5, IdSet.of(4));
    assertThat(change(was, new Matrix(IdSet.of(5, 6), IdSet.of(4, 7))).inspectedByDelta(MDEV))
        .isEqualTo(Matrix.row(6, IdSet.of(7)));
    assertThat(change(was, new Matrix(IdSet.of(5, 6), IdSet.of(4))).inspectedByDelta(MDEV))
        .isEqualTo(Matrix.row(6, IdSet.of(4)));
    assertThat(change(was, Matrix.row(5, IdSet.of(4, 7))).inspectedByDelta(MDEV))
        .isEqualTo(Matrix.row(5, IdSet.of(7)));
    assertThat(change(was, new Matrix(IdSet.of(5, 9), IdSet.of(4, 9))).inspectedByDelta(MDEV))
        .isEqualTo(Matrix.EMPTY);
  }

  @Test
  void anyKindOfIdBringsAnMdevSomething() {
    Matrix was = Matrix.row(5, IdSet.of(4));
    assertThat(change(was, was).brings(MDEV, IdSet.of(1))).isFalse();
    assertThat(change(was, new Matrix(IdSet.of(5, 6), IdSet.of(4))).brings(MDEV, IdSet.NONE))
        .isTrue();
    assertThat(change(was, Matrix.row(5, IdSet.of(4, 7))).brings(MDEV, IdSet.NONE)).isTrue();
    assertThat(change(was, new Matrix(IdSet.of(5, 9), IdSet.of(4, 9))).brings(MDEV, IdSet.NONE))
        .isFalse();
    assertThat(change(was, IdSet.NONE, was, IdSet.of(1)).brings(MDEV, IdSet.of(1))).isTrue();
    assertThat(change(was, IdSet.of(1), was, IdSet.of(1)).brings(MDEV, IdSet.of(1))).isFalse();
    assertThat(change(was, IdSet.of(1), was, IdSet.NONE).brings(MDEV, IdSet.of(1))).isFalse();
  }
}
