package org.apqlint.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A comment that accepts findings: {@code # apqlint: allow AP201 "reason" until 2027-01-31}. It
 * changes what a report shows, and nothing that holds.
 *
 * @param codes the codes of the findings, each once, as they are written
 * @param reason why they are accepted; empty if the comment does not say it
 * @param until the last day on which it holds, in UTC
 * @param place the comment
 * @param span the text that it holds for; empty where no statement is
 * @param malformed why it cannot be understood, if it cannot; then it holds for nothing
 */
public record Suppression(
    List<String> codes,
    String reason,
    Optional<LocalDate> until,
    Place place,
    Optional<Place> span,
    Optional<Malformed> malformed)
    implements Acceptance {

  /** What is wrong with the words of a comment, and what to write. */
  public record Malformed(String message, String help) {}

  public Suppression {
    codes = List.copyOf(codes);
  }

  @Override
  public boolean inSource() {
    return true;
  }

  /** Whether a finding of that code, in that place, is what it speaks of. */
  public boolean covers(String code, Place where) {
    return codes.contains(code) && span.map(stretch -> stretch.contains(where)).orElse(false);
  }

  /** Whether it may suppress anything on that day. */
  public boolean holdsOn(LocalDate today) {
    return malformed.isEmpty() && !reason.isBlank() && !isExpiredOn(today);
  }

  /** Whether its last day is over. */
  public boolean isExpiredOn(LocalDate today) {
    return until.map(today::isAfter).orElse(false);
  }
}
