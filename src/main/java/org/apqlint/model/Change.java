package org.apqlint.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A {@code change} block: steps to replay on a host, in order. */
public record Change(
    String host, Optional<String> title, List<Step> steps, List<Note> notes, Place place) {
  public Change {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }

  /** The mdevs whose first life-cycle step is their creation: they do not exist before it. */
  public static Set<String> createdLater(List<Step> steps) {
    Map<String, Boolean> createdFirst = new LinkedHashMap<>();
    for (Step step : steps) {
      if (step instanceof Step.Create create) {
        createdFirst.putIfAbsent(create.mdev(), true);
      } else if (step instanceof Step.Remove remove) {
        createdFirst.putIfAbsent(remove.mdev(), false);
      }
    }
    return createdFirst.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
