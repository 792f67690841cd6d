package org.apqlint.engine.replay;

import org.apqlint.model.Fact;

/** A running guest has the mdev open. State. */
public record Opened(String mdev, String guest) implements Fact {
  @Override
  public String describe() {
    return "guest " + guest + " has mdev " + mdev + " open";
  }
}
