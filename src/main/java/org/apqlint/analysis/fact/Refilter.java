package org.apqlint.analysis.fact;

import org.apqlint.model.Fact;

/** The driver works out anew what the guest of this mdev may see. */
public record Refilter(String mdev) implements Fact {
  @Override
  public String describe() {
    return "mdev " + mdev + " is filtered";
  }
}
