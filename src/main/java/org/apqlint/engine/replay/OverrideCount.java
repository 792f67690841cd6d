package org.apqlint.engine.replay;

import org.apqlint.model.Fact;

/**
 * How many overrides the bus counts: those that are set, and those whose queue went away. State.
 */
public record OverrideCount(int count) implements Fact {
  @Override
  public String describe() {
    return count == 0 ? "no override is counted" : "overrides counted: " + count;
  }
}
