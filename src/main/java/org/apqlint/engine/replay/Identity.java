package org.apqlint.engine.replay;

import org.apqlint.model.Fact;

/** The UUID behind the name of an mdev, whether the mdev exists at the moment or not. */
public record Identity(String mdev, String uuid) implements Fact {
  @Override
  public String describe() {
    return "mdev " + mdev + " has UUID " + uuid;
  }
}
