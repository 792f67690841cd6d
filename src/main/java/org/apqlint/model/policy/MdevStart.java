package org.apqlint.model.policy;

import org.apqlint.model.Place;

/**
 * Whether mdevs come up with their host.
 *
 * @param auto whether each has {@code start auto}; otherwise none has
 */
public record MdevStart(boolean auto, Exceptions except, Place place) implements Policy {

  /** The word behind {@code start}. */
  public String word() {
    return auto ? "auto" : "manual";
  }

  @Override
  public String describe() {
    return "each mdev has `start " + word() + "`";
  }
}
