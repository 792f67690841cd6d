package org.apqlint.engine;

import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.StepOutcome.Effect;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/** The difference between what a guest saw before a step and after it. */
final class Effects {

  private Effects() {}

  /** What the guest gained and lost; null stands for a guest that does not run. */
  static Optional<Effect> between(String guest, GuestMatrix before, GuestMatrix after) {
    Matrix had = matrix(before);
    Matrix has = matrix(after);
    IdSet hadControl = before == null ? IdSet.NONE : before.controlDomains();
    IdSet hasControl = after == null ? IdSet.NONE : after.controlDomains();
    List<Apqn> plugged = beyond(has, had);
    List<Apqn> unplugged = beyond(had, has);
    if (plugged.isEmpty() && unplugged.isEmpty() && hadControl.equals(hasControl)) {
      return Optional.empty();
    }
    return Optional.of(
        new Effect(
            guest, plugged, unplugged, hasControl.minus(hadControl), hadControl.minus(hasControl)));
  }

  private static List<Apqn> beyond(Matrix matrix, Matrix other) {
    return matrix.equals(other)
        ? List.of()
        : matrix.apqns().stream().filter(apqn -> !other.contains(apqn)).toList();
  }

  private static Matrix matrix(GuestMatrix seen) {
    return seen == null ? Matrix.EMPTY : seen.matrix();
  }
}
