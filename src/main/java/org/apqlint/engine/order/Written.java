package org.apqlint.engine.order;

import java.util.List;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Step;
import org.apqlint.model.Step.Assign;
import org.apqlint.model.Step.OverrideDriver;
import org.apqlint.model.Step.Remove;
import org.apqlint.model.Step.WriteApConfig;
import org.apqlint.model.Step.WriteMask;

/**
 * A step of a change where it stands.
 *
 * @param number its position, from 1
 */
public record Written(int number, Step step) {

  /** The mask that it writes; null for any other step. */
  public PoolMask.Kind mask() {
    return step instanceof WriteMask write ? write.mask() : null;
  }

  public boolean writesMask() {
    return step instanceof WriteMask;
  }

  /** Whether it writes a mask, and that one the other. */
  public boolean writesOther(Refused refused) {
    return writesMask() && refused.writesMask() && mask() != refused.mask();
  }

  /** Whether putting that one behind it is the same as exchanging two mask writes. */
  public boolean changesPlacesWith(Refused refused) {
    return number == refused.number() + 1 && writesOther(refused);
  }

  /** Whether that mdev may hold less after it. */
  public boolean takesFrom(String mdev) {
    return step instanceof Assign assign && !assign.adds() && assign.mdev().equals(mdev)
        || step instanceof WriteApConfig config && config.mdev().equals(mdev)
        || step instanceof Remove remove && remove.mdev().equals(mdev);
  }

  /** Whether it is the same step once more. */
  public boolean repeats(Refused refused) {
    return step.text().equals(refused.step().text());
  }

  /** Whether one of these mdevs may hold less after it. */
  public boolean takesFromAny(List<Holding> holdings) {
    return holdings.stream().anyMatch(holding -> takesFrom(holding.mdev()));
  }

  public boolean overrides() {
    return step instanceof OverrideDriver;
  }
}
