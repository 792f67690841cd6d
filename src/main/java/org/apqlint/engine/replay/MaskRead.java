package org.apqlint.engine.replay;

import java.util.Optional;
import org.apqlint.model.IdSet;
import org.apqlint.model.PoolMask;

/**
 * What the kernel reads from the text written to apmask or aqmask.
 *
 * @param old the mask before
 * @param value the mask that the text asks for; empty if it cannot be read
 */
public record MaskRead(PoolMask.Kind kind, IdSet old, Optional<IdSet> value) implements Passing {

  public boolean readable() {
    return value.isPresent();
  }

  /** The mask that the text asks for; what it was, if the text cannot be read. */
  public IdSet wanted() {
    return value.orElse(old);
  }

  /** Whether the write makes a difference. */
  public boolean changes() {
    return !wanted().equals(old);
  }

  /** Ids that the write would give back to the host. */
  public IdSet taken() {
    return wanted().minus(old);
  }
}
