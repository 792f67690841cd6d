package org.apqlint.model.policy;

import java.util.Optional;
import org.apqlint.model.Fact;
import org.apqlint.model.Place;

/** A demand, with the place of the file that states it. */
public sealed interface Policy extends Fact
    permits MinimumAdapters,
        AllowedModes,
        NamePattern,
        ControlDomains,
        MdevStart,
        ForbiddenGenerations {

  /** What it does not hold for. */
  Exceptions except();

  /** The value that it is stated with. */
  Place place();

  /** Whether it holds for the thing of that address: {@code zeus}, {@code zeus/db}. */
  default boolean covers(String address) {
    return !except().contain(address);
  }

  @Override
  default Optional<Place> declaredAt() {
    return Optional.of(place());
  }
}
