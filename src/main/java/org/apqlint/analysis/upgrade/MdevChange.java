package org.apqlint.analysis.upgrade;

import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.Crycb;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.model.Apqn;
import org.apqlint.model.Matrix;

/** An mdev that the changes of its host leave in another state. */
public record MdevChange(String mdev, Optional<MdevAnalysis> before, Optional<MdevAnalysis> after) {

  /** Whether M, its use, or what a guest sees differs; a file that only one kernel has does not. */
  public boolean differs() {
    if (before.isEmpty() || after.isEmpty()) {
      return before.isPresent() != after.isPresent();
    }
    MdevAnalysis one = before.get();
    MdevAnalysis other = after.get();
    return !one.matrix().equals(other.matrix())
        || !one.controlDomains().equals(other.controlDomains())
        || one.running() != other.running()
        || !one.crycb().equals(other.crycb())
        || (one.guestMatrix().isPresent()
            && other.guestMatrix().isPresent()
            && !one.guestMatrix().equals(other.guestMatrix()));
  }

  /** The queues that a running guest sees before, and not after. */
  public List<Apqn> lost() {
    Matrix left = seen(after);
    return seen(before).stream().filter(queue -> !left.contains(queue)).toList();
  }

  private static Matrix seen(Optional<MdevAnalysis> state) {
    Optional<Crycb> masks = state.flatMap(MdevAnalysis::crycb);
    return masks.map(crycb -> new Matrix(crycb.apm(), crycb.aqm())).orElse(Matrix.EMPTY);
  }
}
