package org.apqlint.engine.replay;

import org.apqlint.model.Fact;

/** The step asks for what holds already. */
public record Unchanged() implements Passing, Fact {
  @Override
  public String describe() {
    return "what the step asks for holds already";
  }
}
