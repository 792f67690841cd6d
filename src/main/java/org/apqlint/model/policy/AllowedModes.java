package org.apqlint.model.policy;

import java.util.List;
import org.apqlint.model.Adapter;
import org.apqlint.model.Place;

/**
 * Mdevs have adapters of these modes only. What an adapter does not tell is not held against it.
 */
public record AllowedModes(List<String> modes, Exceptions except, Place place) implements Policy {

  /** The modes that there are. */
  public static final List<String> KNOWN = List.of("cca", "ep11", "accelerator");

  public AllowedModes {
    modes = List.copyOf(modes);
  }

  /** Whether the adapter is known to be in another mode. */
  public boolean forbids(Adapter card) {
    return card.consistent()
        && card.effectiveMode().filter(mode -> !modes.contains(mode)).isPresent();
  }

  /** {@code cca and ep11}. */
  public String words() {
    return Lists.and(modes);
  }

  @Override
  public String describe() {
    return "adapters of mdevs are in mode " + Lists.or(modes);
  }
}
