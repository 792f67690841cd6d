package org.apqlint.analysis.fact;

import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/**
 * M: what an mdev holds, be it in use or not.
 *
 * @param mdev the name of the mdev
 * @param matrix adapters and usage domains assigned to it
 * @param controlDomains control domains assigned to it
 * @param order the position in which mdevs were created, from 0
 */
public record Assigned(String mdev, Matrix matrix, IdSet controlDomains, int order)
    implements Fact {
  @Override
  public String describe() {
    return "mdev " + mdev + " is assigned " + matrix;
  }
}
