package org.apqlint.engine.order;

import org.apqlint.model.IdSet;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Words;

/**
 * A mask before the first step, and as the steps mean it to be after the last one.
 *
 * @param before ids that stay with the host; after likewise
 */
public record Pool(PoolMask.Kind kind, IdSet before, IdSet after) {

  /** Ids that go back to the host. */
  public IdSet taken() {
    return after.minus(before);
  }

  /** {@code adapter 5} or {@code domains 4, 71 (0x47)}. */
  public String words(IdSet ids) {
    return kind == PoolMask.Kind.APMASK ? Words.adapters(ids) : Words.domains(ids);
  }
}
