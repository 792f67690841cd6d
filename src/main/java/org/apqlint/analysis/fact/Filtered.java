package org.apqlint.analysis.fact;

import java.util.Optional;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Step.Assign.Attribute;
import org.apqlint.model.Words;

/** What the filter leaves of the matrix of an mdev. */
public record Filtered(String mdev, Matrix matrix) implements Portion {
  @Override
  public Optional<IdSet> ids(Attribute attribute) {
    return Portion.of(matrix, attribute);
  }

  @Override
  public String lost(IdSet ids) {
    return Words.are(ids) + " filtered";
  }

  @Override
  public String describe() {
    return "the filter leaves mdev " + mdev + " " + matrix;
  }
}
