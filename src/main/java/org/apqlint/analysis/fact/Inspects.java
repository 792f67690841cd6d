package org.apqlint.analysis.fact;

import org.apqlint.model.Fact;
import org.apqlint.model.Matrix;

/** The APQNs of an mdev that dynamic-delta looks at when it filters. */
public record Inspects(String mdev, Matrix matrix) implements Fact {
  @Override
  public String describe() {
    return "of mdev " + mdev + " only " + matrix + " is inspected";
  }
}
