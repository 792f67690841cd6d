package org.apqlint.analysis.upgrade;

import java.util.List;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;

/**
 * What a guest gets before and after.
 *
 * @param changed whether there is a difference
 */
public record GuestComparison(Sight before, Sight after, boolean changed) {

  /** The queues that it gains. */
  public List<Apqn> gained() {
    return after.beyond(before);
  }

  /** The queues that it loses. */
  public List<Apqn> lost() {
    return before.beyond(after);
  }

  /** The control domains that it gains. */
  public IdSet controlGained() {
    return after.control().minus(before.control());
  }

  /** The control domains that it loses. */
  public IdSet controlLost() {
    return before.control().minus(after.control());
  }
}
