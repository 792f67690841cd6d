package org.apqlint.analysis.fact;

import java.util.Optional;
import org.apqlint.model.CpuFeature;
import org.apqlint.model.Fact;
import org.apqlint.model.Place;

/**
 * A CPU feature as a guest has it.
 *
 * @param guest the name of the guest
 * @param named where it is named; empty if it follows from the CPU model
 */
public record EffectiveFeature(String guest, CpuFeature feature, boolean on, Optional<Place> named)
    implements Fact {
  @Override
  public String describe() {
    return "feature " + feature + " of guest " + guest + " is " + (on ? "on" : "off");
  }

  @Override
  public Optional<Place> declaredAt() {
    return named;
  }
}
