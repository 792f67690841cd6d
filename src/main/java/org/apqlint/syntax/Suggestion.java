package org.apqlint.syntax;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apqlint.finding.Safety;

/** Guesses which of the known words was meant. */
final class Suggestion {

  private static final int LONGEST = 64;

  private Suggestion() {}

  /** The nearest candidate, if one is near enough to be a slip of the pen. */
  static Optional<String> nearest(String word, Collection<String> candidates) {
    int length = word.length();
    if (length == 0 || length > LONGEST) {
      return Optional.empty();
    }
    int allowed = length <= 3 ? 1 : length <= 6 ? 2 : 3;
    LevenshteinDistance distance = new LevenshteinDistance(allowed);
    String wanted = word.toLowerCase(Locale.ROOT);
    Optional<String> best = Optional.empty();
    int bestDistance = allowed + 1;
    for (String candidate : candidates) {
      int found = distance.apply(wanted, candidate.toLowerCase(Locale.ROOT));
      if (found >= 0 && found < bestDistance) {
        best = Optional.of(candidate);
        bestDistance = found;
      }
    }
    return best;
  }

  /** The problem with the nearest candidate as its fix, if there is a near one. */
  static Problem offer(Problem problem, String word, Collection<String> candidates) {
    return nearest(word, candidates)
        .map(near -> problem.replacedBy(near, Safety.UNSAFE))
        .orElse(problem);
  }

  /** {@code did you mean `kernel`? expected one of `driver`, `kernel`}. */
  static String help(String word, List<String> expected) {
    return nearest(word, expected).map(near -> "did you mean " + Shown.tick(near) + "? ").orElse("")
        + oneOf(expected);
  }

  /** {@code expected one of `on`, `off`}. */
  static String oneOf(List<String> expected) {
    return (expected.size() == 1 ? "expected " : "expected one of ")
        + String.join(", ", expected.stream().map(Shown::tick).toList());
  }
}
