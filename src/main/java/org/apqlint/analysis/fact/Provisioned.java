package org.apqlint.analysis.fact;

import org.apqlint.model.Fact;
import org.apqlint.model.Matrix;

/**
 * What the guest of an mdev gets from a fresh host on, write by write.
 *
 * @param mdev the mdev
 * @param ascending its matrix, where adapters and domains are assigned in ascending order
 * @param safest its matrix, where they are assigned in the order of the script
 */
public record Provisioned(String mdev, Matrix ascending, Matrix safest) implements Fact {
  @Override
  public String describe() {
    return "mdev " + mdev + " gives its guest " + ascending + ", assigned in ascending order";
  }
}
