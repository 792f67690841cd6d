package org.apqlint.engine.replay;

import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;

/** The queue has a driver_override that names this driver. State. */
public record Overridden(Apqn queue, String driver) implements Fact {
  @Override
  public String describe() {
    return "the override of queue " + queue + " names `" + driver + "`";
  }
}
