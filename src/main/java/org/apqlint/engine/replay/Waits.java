package org.apqlint.engine.replay;

import org.apqlint.model.Fact;

/** The step does not come to its end: the kernel waits for user space. */
public record Waits() implements Passing, Fact {
  @Override
  public String describe() {
    return "the step does not come to its end";
  }
}
