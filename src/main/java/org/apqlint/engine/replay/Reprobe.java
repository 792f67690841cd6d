package org.apqlint.engine.replay;

import org.apqlint.model.Fact;

/** A mask was written: the bus probes every queue again. */
public record Reprobe() implements Passing, Fact {
  @Override
  public String describe() {
    return "the bus probes every queue";
  }
}
