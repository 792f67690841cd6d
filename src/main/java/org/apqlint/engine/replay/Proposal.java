package org.apqlint.engine.replay;

import org.apqlint.model.Fact;
import org.apqlint.model.Matrix;

/**
 * What an assignment would do to the matrix of an mdev.
 *
 * @param added the APQNs that the id makes with those of the other kind
 * @param whole the matrix with the id in it
 */
public record Proposal(String mdev, Matrix added, Matrix whole) implements Passing, Fact {
  @Override
  public String describe() {
    return "mdev " + mdev + " would have " + whole;
  }
}
