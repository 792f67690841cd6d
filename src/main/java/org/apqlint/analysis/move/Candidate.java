package org.apqlint.analysis.move;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Severity;
import org.apqlint.model.Guest;
import org.apqlint.model.Mdev;

/**
 * A host that a guest might move to, and what the rules say of that.
 *
 * @param answer the verdict
 * @param proposed an mdev that is not declared and was taken to be there for this guest
 */
public record Candidate(MigrationAnalysis answer, Optional<Mdev> proposed) {

  /**
   * Best first: where it is possible, where the guest loses the least, where the fewest errors
   * stand against it, where the fewest warnings do, where everything is declared, where it gains
   * the least.
   */
  public static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparing((Candidate candidate) -> !candidate.possible())
          .thenComparingInt(candidate -> candidate.answer.loses().size())
          .thenComparingInt(candidate -> candidate.answer.objections().size())
          .thenComparingInt(candidate -> candidate.warnings().size())
          .thenComparing(candidate -> candidate.proposed.isPresent())
          .thenComparingInt(candidate -> candidate.answer.gains().size());

  public boolean possible() {
    return answer.possible();
  }

  /** The host. */
  public String host() {
    return answer.migration().to();
  }

  /** The guest; every candidate has one. */
  public Guest guest() {
    return answer.guest().orElseThrow();
  }

  /** The warnings about the move. */
  public List<Finding> warnings() {
    return answer.stated().stream().filter(f -> f.severity() == Severity.WARNING).toList();
  }

  /** Whether both would claim the same queue, mdev or name of a host. */
  public boolean clashesWith(Candidate other) {
    return host().equals(other.host())
        && (guest().name().equals(other.guest().name()) || mdevsClash(other));
  }

  private boolean mdevsClash(Candidate other) {
    Optional<Mdev> ours = answer.target();
    Optional<Mdev> theirs = other.answer.target();
    return ours.isPresent()
        && theirs.isPresent()
        && (ours.get().name().equals(theirs.get().name())
            || ours.get().uuid().equals(theirs.get().uuid())
            || ours.get().matrix().overlaps(theirs.get().matrix()));
  }
}
