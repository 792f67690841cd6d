package org.apqlint.engine;

import java.util.Optional;
import org.apqlint.model.Generation;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/**
 * What the files of an mdev show of S: static has no guest_matrix; in v10 reading it answers ENODEV
 * while no guest runs; later S is kept, guest or not.
 */
record Visible(Generation generation, boolean running) {

  Optional<Matrix> guestMatrix(Matrix matrix) {
    return shows() && hasFile() ? Optional.of(matrix) : Optional.empty();
  }

  IdSet guestControlDomains(IdSet domains) {
    return shows() && hasFile() ? domains : IdSet.NONE;
  }

  private boolean hasFile() {
    return generation != Generation.STATIC;
  }

  /** Whether S can be read at all. */
  boolean shows() {
    return running || (generation != Generation.STATIC && generation != Generation.V10);
  }
}
