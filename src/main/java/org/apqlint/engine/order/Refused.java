package org.apqlint.engine.order;

import org.apqlint.analysis.StepOutcome;
import org.apqlint.model.IdSet;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Step;
import org.apqlint.model.Step.Assign;
import org.apqlint.model.Step.OfMdev;
import org.apqlint.model.Step.WriteApConfig;
import org.apqlint.model.Step.WriteMask;

/**
 * A step that the kernel refuses where it stands.
 *
 * @param number its position, from 1
 * @param dependsOnPlace whether another place could make a difference
 * @param apmask the mask before the step; aqmask likewise
 */
public record Refused(
    int number, StepOutcome outcome, boolean dependsOnPlace, IdSet apmask, IdSet aqmask) {

  public Step step() {
    return outcome.step();
  }

  /** The mask that it writes; null for any other step. */
  public PoolMask.Kind mask() {
    return step() instanceof WriteMask write ? write.mask() : null;
  }

  public boolean writesMask() {
    return step() instanceof WriteMask;
  }

  public boolean assigns() {
    return step() instanceof Assign || step() instanceof WriteApConfig;
  }

  /** The mdev that it assigns something to; null for any other step. */
  public String mdev() {
    return assigns() ? ((OfMdev) step()).mdev() : null;
  }

  /** Whether, on the way from the masks before it to these, one id is cleared and another set. */
  public boolean clearsAndSets(Pool apmaskMeant, Pool aqmaskMeant) {
    boolean clears =
        !apmaskMeant.after().containsAll(apmask) || !aqmaskMeant.after().containsAll(aqmask);
    boolean sets =
        !apmask.containsAll(apmaskMeant.after()) || !aqmask.containsAll(aqmaskMeant.after());
    return clears && sets;
  }
}
