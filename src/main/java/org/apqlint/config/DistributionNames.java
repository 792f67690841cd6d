package org.apqlint.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apqlint.config.KernelRows.Distribution;
import org.apqlint.config.KernelRows.Release;
import org.apqlint.config.KernelTable.Answer;

/** Distributions as people write them: {@code RHEL 9.4}, {@code SLES 15 SP6}. */
final class DistributionNames {

  private static final int LONGEST_NAME = 60;
  private static final int MOST_EDITS = 2;

  private final List<Distribution> distributions;

  DistributionNames(List<Distribution> distributions) {
    this.distributions = distributions;
  }

  /** The row of the distribution that the text names; empty if it names none. */
  Optional<Answer> answer(KernelText kernel) {
    String text = kernel.text().substring(0, Math.min(kernel.text().length(), LONGEST_NAME));
    record Match(Distribution distribution, String alias) {}
    return distributions.stream()
        .flatMap(d -> names(d).map(alias -> new Match(d, alias)))
        .filter(m -> startsWith(text, m.alias()))
        .max(Comparator.comparingInt(m -> m.alias().length()))
        .map(m -> answer(m.distribution(), text.substring(m.alias().length()), kernel.quoted()));
  }

  private static Stream<String> names(Distribution distribution) {
    return Stream.concat(Stream.of(distribution.name()), distribution.aliases().stream())
        .map(name -> name.toLowerCase(Locale.ROOT));
  }

  private static boolean startsWith(String text, String name) {
    return text.startsWith(name)
        && (text.length() == name.length() || !Character.isLetter(text.charAt(name.length())));
  }

  private static Answer answer(Distribution distribution, String rest, String quoted) {
    String name = distribution.name();
    List<Integer> numbers = numbers(rest);
    if (numbers.isEmpty()) {
      Release newest = distribution.versions().get(distribution.versions().size() - 1);
      return new Answer(
          newest,
          Optional.of(quoted + " names no version: " + name + " " + newest.last() + " is taken"));
    }
    Version version = Version.of(numbers.subList(0, Math.min(2, numbers.size())));
    boolean hwe = rest.contains("hwe");
    List<Release> rows =
        distribution.versions().stream().filter(r -> r.hwe() == null || r.hwe() == hwe).toList();
    Optional<Release> row = rows.stream().filter(r -> r.covers(version)).findFirst();
    if (row.isEmpty()) {
      return KernelTable.nearest(rows, version, name, quoted);
    }
    return new Answer(
        row.get(), row.get().doubt().or(() -> minorDecides(rows, row.get(), version)));
  }

  /** Whether a later version under the same number is of another generation. */
  private static Optional<String> minorDecides(List<Release> rows, Release row, Version version) {
    if (version.parts() > 1) {
      return Optional.empty();
    }
    return rows.stream()
        .filter(r -> r.from().major() == version.major() && r.driver() != row.driver())
        .findFirst()
        .map(
            r ->
                String.format(
                    "the minor version decides: %s.0 is taken, and is `%s`; %s and newer are `%s`",
                    version, row.driver(), r.from(), r.driver()));
  }

  private static List<Integer> numbers(String text) {
    List<Integer> numbers = new ArrayList<>();
    for (String digits : text.split("[^0-9]+")) {
      if (!digits.isEmpty()) {
        numbers.add(Version.number(digits));
      }
    }
    return numbers;
  }

  /** A name of the table that the first word may be a slip of. */
  Optional<String> near(String lowerCase) {
    String word = lowerCase.split("[^a-z]", 2)[0];
    if (word.length() < 3 || word.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    LevenshteinDistance distance = new LevenshteinDistance(MOST_EDITS);
    record Near(String name, int edits) {}
    return distributions.stream()
        .map(d -> new Near(d.name(), distance.apply(d.name().toLowerCase(Locale.ROOT), word)))
        .filter(n -> n.edits() >= 0)
        .min(Comparator.comparingInt(Near::edits))
        .map(Near::name);
  }
}
