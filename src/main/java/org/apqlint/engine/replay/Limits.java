package org.apqlint.engine.replay;

import org.apqlint.model.Fact;
import org.apqlint.model.Step.Assign.Attribute;

/** The highest ids that the machine knows. State that no step changes. */
public record Limits(int maxAdapter, int maxDomain) implements Fact {

  /** The highest id that this attribute of an mdev takes. */
  public int of(Attribute attribute) {
    return attribute == Attribute.ADAPTER ? maxAdapter : maxDomain;
  }

  @Override
  public String describe() {
    return "the machine knows adapters up to " + maxAdapter + " and domains up to " + maxDomain;
  }
}
