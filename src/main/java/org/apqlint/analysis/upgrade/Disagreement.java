package org.apqlint.analysis.upgrade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apqlint.model.Generation;

/**
 * What a guest would see on generations other than its own, equal answers together.
 *
 * @param text {@code on static it gets …; on dynamic-delta and newer it gets …}
 */
public record Disagreement(String text) {

  /** The answers of these worlds, all of which differ from the one that is at hand. */
  public static Disagreement of(List<Sight> others) {
    Map<String, List<Generation>> byAnswer = new LinkedHashMap<>();
    others.stream()
        .sorted(Comparator.comparing(sight -> sight.world().generation()))
        .forEach(
            sight ->
                byAnswer
                    .computeIfAbsent(sight.inWords(), answer -> new ArrayList<>())
                    .add(sight.world().generation()));
    return new Disagreement(
        byAnswer.entrySet().stream()
            .map(entry -> "on " + names(entry.getValue()) + " it gets " + entry.getKey())
            .collect(Collectors.joining("; ")));
  }

  /** {@code static}, {@code static and dynamic}, {@code dynamic-delta and newer}. */
  private static String names(List<Generation> some) {
    List<Generation> all = List.of(Generation.values());
    List<Generation> newest = all.subList(all.indexOf(some.get(0)), all.size());
    if (some.size() > 1 && some.equals(newest)) {
      return some.get(0) + " and newer";
    }
    int last = some.size() - 1;
    String firsts =
        some.subList(0, last).stream().map(Generation::toString).collect(Collectors.joining(", "));
    return (firsts.isEmpty() ? "" : firsts + " and ") + some.get(last);
  }
}
