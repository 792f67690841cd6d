package org.apqlint.analysis.fact;

import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/**
 * S: what the guest of an mdev gets, the masks of its CRYCB.
 *
 * @param matrix APM and AQM
 * @param controlDomains ADM
 */
public record GuestMatrix(String mdev, Matrix matrix, IdSet controlDomains) implements Fact {
  @Override
  public String describe() {
    return "a guest with mdev " + mdev + " sees " + matrix;
  }
}
