package org.apqlint.analysis.fact;

import java.util.Optional;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Step.Assign.Attribute;
import org.apqlint.model.Words;

/**
 * S: what the guest of an mdev gets, the masks of its CRYCB.
 *
 * @param matrix APM and AQM
 * @param controlDomains ADM
 */
public record GuestMatrix(String mdev, Matrix matrix, IdSet controlDomains) implements Portion {
  /**
   * The APQNs that an id would make for the guest: with what it has of the other kind, or, as long
   * as it has nothing, with what its mdev is assigned.
   */
  public Matrix joining(Attribute attribute, int id, Matrix assigned) {
    return attribute == Attribute.ADAPTER
        ? Matrix.row(id, matrix.domains().isEmpty() ? assigned.domains() : matrix.domains())
        : Matrix.column(matrix.adapters().isEmpty() ? assigned.adapters() : matrix.adapters(), id);
  }

  @Override
  public Optional<IdSet> ids(Attribute attribute) {
    return attribute == Attribute.CONTROL_DOMAIN
        ? Optional.of(controlDomains)
        : Portion.of(matrix, attribute);
  }

  @Override
  public String lost(IdSet ids) {
    return "left the guest";
  }

  @Override
  public String describe() {
    return "a guest with mdev "
        + mdev
        + " sees "
        + matrix
        + (controlDomains.isEmpty() ? "" : ", " + Words.controlDomains(controlDomains));
  }
}
