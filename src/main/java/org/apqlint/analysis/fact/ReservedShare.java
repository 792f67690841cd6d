package org.apqlint.analysis.fact;

import org.apqlint.model.Fact;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Words;

/** APQNs that an mdev is assigned although the masks reserve them for the host. */
public record ReservedShare(Mdev mdev, Matrix matrix) implements Fact {
  @Override
  public String describe() {
    return Words.queues(matrix)
        + " of mdev "
        + mdev.name()
        + " "
        + Words.are(matrix)
        + " reserved for the host";
  }
}
