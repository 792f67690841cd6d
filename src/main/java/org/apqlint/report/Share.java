package org.apqlint.report;

import java.util.List;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/**
 * What an mdev is assigned, and what a guest with it gets of that.
 *
 * @param reasons why it does not get the rest, one line each
 */
public record Share(
    Matrix asked, Matrix gets, IdSet controlAsked, IdSet controlGets, List<String> reasons) {
  public Share {
    reasons = List.copyOf(reasons);
  }

  /** Whether it gets everything. */
  public boolean whole() {
    return gets.equals(asked) && controlGets.equals(controlAsked);
  }
}
