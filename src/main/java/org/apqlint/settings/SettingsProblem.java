package org.apqlint.settings;

import java.util.List;
import java.util.Optional;
import org.apqlint.finding.Related;
import org.apqlint.model.Place;

/**
 * Something in a configuration that cannot be understood.
 *
 * @param place the exact words
 * @param message what is the matter, lower case, no full stop
 * @param related other places
 * @param help what to do
 */
public record SettingsProblem(
    Place place, String message, List<Related> related, Optional<String> help) {
  public SettingsProblem {
    related = List.copyOf(related);
  }

  SettingsProblem(Place place, String message, String help) {
    this(place, message, List.of(), Optional.of(help));
  }
}
