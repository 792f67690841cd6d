package org.apqlint.syntax;

import java.util.List;
import java.util.Optional;
import org.apqlint.finding.Related;
import org.apqlint.model.Place;

/** An error as a reader reports it; its block is found from the place. */
record Problem(
    ReaderCode code,
    Place place,
    String message,
    String label,
    String help,
    Optional<String> kernel,
    List<Related> related) {

  static Problem of(ReaderCode code, Place place, String message, String help) {
    return new Problem(code, place, message, "", help, Optional.empty(), List.of());
  }

  Problem kernel(String text) {
    return new Problem(code, place, message, label, help, Optional.of(text), related);
  }

  Problem related(Place where, String text) {
    return related(List.of(new Related(where, text)));
  }

  Problem related(List<Related> places) {
    return new Problem(code, place, message, label, help, kernel, places);
  }
}
