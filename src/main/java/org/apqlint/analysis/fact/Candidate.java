package org.apqlint.analysis.fact;

import org.apqlint.model.Fact;
import org.apqlint.model.Matrix;

/**
 * What the filter of an mdev starts from: M, or the part of it that the host's configuration has.
 */
public record Candidate(String mdev, Matrix matrix) implements Fact {
  @Override
  public String describe() {
    return "the filter of mdev " + mdev + " starts from " + matrix;
  }
}
