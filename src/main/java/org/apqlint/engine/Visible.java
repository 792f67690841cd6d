package org.apqlint.engine;

import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.Crycb;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.model.Generation;
import org.apqlint.model.Guest;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;

/**
 * What the files of an mdev show of S: static has no guest_matrix; in v10 reading it answers ENODEV
 * while no guest runs; later S is kept, guest or not.
 */
record Visible(Generation generation, boolean running) {

  /**
   * An mdev with these guests.
   *
   * @param held M
   * @param seen S
   * @param plugged whether S is what a guest gets
   */
  MdevAnalysis of(Mdev mdev, List<Guest> guests, Assigned held, GuestMatrix seen, boolean plugged) {
    Matrix matrix = seen.matrix();
    IdSet control = seen.controlDomains();
    boolean shown = shows() && generation != Generation.STATIC;
    return new MdevAnalysis(
        mdev.name(),
        mdev.uuid(),
        guests.stream().map(Guest::name).toList(),
        running,
        held.matrix(),
        shown ? Optional.of(matrix) : Optional.empty(),
        held.controlDomains(),
        shown ? control : IdSet.NONE,
        plugged
            ? Optional.of(new Crycb(matrix.adapters(), matrix.domains(), control))
            : Optional.empty());
  }

  /** Whether S can be read at all. */
  boolean shows() {
    return running || (generation != Generation.STATIC && generation != Generation.V10);
  }
}
