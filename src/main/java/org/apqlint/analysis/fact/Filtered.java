package org.apqlint.analysis.fact;

import org.apqlint.model.Fact;
import org.apqlint.model.Matrix;

/** What the filter leaves of the matrix of an mdev. */
public record Filtered(String mdev, Matrix matrix) implements Fact {
  @Override
  public String describe() {
    return "the filter leaves mdev " + mdev + " " + matrix;
  }
}
