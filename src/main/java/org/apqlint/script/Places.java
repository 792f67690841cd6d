package org.apqlint.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apqlint.model.Place;

/** Places in running text. */
final class Places {

  private Places() {}

  /** {@code zeus.apq:13, 15, 16}: each file with its lines. */
  static String text(List<Place> places) {
    Map<String, Set<Integer>> lines = new LinkedHashMap<>();
    places.forEach(p -> lines.computeIfAbsent(p.file(), f -> new TreeSet<>()).add(p.line()));
    return lines.entrySet().stream()
        .map(
            e ->
                Quote.line(e.getKey())
                    + ":"
                    + e.getValue().stream().map(String::valueOf).collect(Collectors.joining(", ")))
        .collect(Collectors.joining("; "));
  }
}
