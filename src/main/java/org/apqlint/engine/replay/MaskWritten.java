package org.apqlint.engine.replay;

import org.apqlint.model.Fact;
import org.apqlint.model.PoolMask;

/** The mask was set through sysfs, and not only at boot. State. */
public record MaskWritten(PoolMask.Kind kind) implements Fact {
  @Override
  public String describe() {
    return kind + " was set through sysfs";
  }
}
