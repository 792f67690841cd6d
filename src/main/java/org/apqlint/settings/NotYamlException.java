package org.apqlint.settings;

import org.apqlint.model.Place;

/** A text that cannot be taken apart. */
final class NotYamlException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Place place;

  NotYamlException(Place place, String message) {
    super(message);
    this.place = place;
  }

  Place place() {
    return place;
  }
}
