package org.apqlint.engine.replay;

import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelMask;
import org.apqlint.model.PoolMask;

/**
 * What the kernel reads from the text written to apmask or aqmask.
 *
 * @param old the mask before
 * @param reading the mask that the text asks for, or why it cannot be read
 */
public record MaskRead(PoolMask.Kind kind, IdSet old, KernelMask.Reading reading)
    implements Passing, Fact {

  public boolean readable() {
    return reading.mask().isPresent();
  }

  /** Why the text cannot be read; empty if it can. */
  public String problem() {
    return reading.problem().orElse("");
  }

  /** The mask that the text asks for; what it was, if the text cannot be read. */
  public IdSet wanted() {
    return reading.mask().orElse(old);
  }

  /** Whether the write makes a difference. */
  public boolean changes() {
    return !wanted().equals(old);
  }

  /** Ids that the write would give back to the host. */
  public IdSet taken() {
    return wanted().minus(old);
  }

  @Override
  public String describe() {
    return readable()
        ? "the kernel reads that " + kind + " shall keep " + wanted().toRanges() + " for the host"
        : "the kernel cannot read the text: " + problem();
  }
}
