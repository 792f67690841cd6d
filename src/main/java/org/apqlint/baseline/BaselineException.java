package org.apqlint.baseline;

import org.apqlint.model.Place;

/** A file that is no baseline. */
public final class BaselineException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong, and where. */
  BaselineException(Place place, String message) {
    super(place + ": " + message);
  }
}
