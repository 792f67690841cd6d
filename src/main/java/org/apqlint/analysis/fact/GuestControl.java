package org.apqlint.analysis.fact;

import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;

/** The control domains that the guest of an mdev gets. */
public record GuestControl(String mdev, IdSet domains) implements Fact {
  @Override
  public String describe() {
    return "a guest with mdev " + mdev + " gets control domains " + domains;
  }
}
