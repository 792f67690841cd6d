package org.apqlint.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The nearest of the words that would have been understood. */
public final class DidYouMean {

  private static final int LONGEST = 200;

  private DidYouMean() {}

  /** The nearest word, if one is near enough to be meant: about one slip in three characters. */
  public static Optional<String> of(String typed, Collection<String> known) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    int reach = Math.max(1, typed.length() / 3);
    LevenshteinDistance distance = new LevenshteinDistance(reach);
    record Near(String word, int slips) {}
    return known.stream()
        .map(word -> new Near(word, distance.apply(typed, word)))
        .filter(near -> near.slips() >= 0)
        .min(Comparator.comparingInt(Near::slips).thenComparing(Near::word))
        .map(Near::word);
  }

  /** {@code : did you mean `zeus`}, or nothing. */
  public static String hint(String typed, Collection<String> known) {
    return of(typed, known).map(word -> "; did you mean `" + word + "`").orElse("");
  }
}
