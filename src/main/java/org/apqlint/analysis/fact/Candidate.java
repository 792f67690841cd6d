package org.apqlint.analysis.fact;

import java.util.Optional;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Step.Assign.Attribute;
import org.apqlint.model.Words;

/**
 * What the filter of an mdev starts from.
 *
 * @param matrix M, or the part of it that the host's configuration has
 * @param inspected the APQNs that it looks at; they may reach beyond the matrix
 */
public record Candidate(String mdev, Matrix matrix, Matrix inspected) implements Portion {

  /** A filter that looks at all of the matrix. */
  public static Candidate wholly(String mdev, Matrix matrix) {
    return new Candidate(mdev, matrix, matrix);
  }

  /** Whether it looks at this adapter. */
  public boolean inspects(int apid) {
    return inspectedAdapters().contains(apid);
  }

  /** The adapters that it may drop. */
  public IdSet inspectedAdapters() {
    return matrix.adapters().intersect(inspected.adapters());
  }

  @Override
  public Optional<IdSet> ids(Attribute attribute) {
    return Portion.of(matrix, attribute);
  }

  @Override
  public String lost(IdSet ids) {
    return Words.are(ids) + " not in the host's AP configuration";
  }

  @Override
  public String describe() {
    return "the filter of mdev " + mdev + " starts from " + matrix;
  }
}
