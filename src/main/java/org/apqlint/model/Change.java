package org.apqlint.model;

import java.util.List;
import java.util.Optional;

/** A {@code change} block: steps to replay on a host, in order. */
public record Change(
    String host, Optional<String> title, List<Step> steps, List<Note> notes, Place place) {
  public Change {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }
}
