package org.apqlint.engine.order;

import java.util.Optional;
import org.apqlint.model.Place;

/**
 * What is to be said about the place of a step that is refused.
 *
 * @param refused the step
 * @param claim what other orders make of it, to follow the errno
 * @param kernel the test behind it
 * @param help what to do
 * @param beside the other step that matters
 * @param endRefused why the kernel accepts no order of the steps
 */
public record Verdict(
    Refused refused,
    String claim,
    String kernel,
    String help,
    Optional<Written> beside,
    Optional<String> endRefused) {

  /** In that order every step is accepted, and leads to the same end. */
  public static Verdict works(OtherOrder order) {
    return new Verdict(
        order.refused(),
        order.claim(),
        "each write is tested against what holds at that moment, not against where the steps lead",
        order.advice(),
        Optional.of(order.beside()),
        Optional.empty());
  }

  /** Where the steps lead is refused itself, whatever the way. */
  public static Verdict endRefused(Refused refused, String reason, String kernel, String help) {
    return new Verdict(
        refused,
        ", and so is the end itself, in any order of the steps: " + reason,
        kernel,
        help,
        Optional.empty(),
        Optional.of(reason));
  }

  /** Where the other step stands. */
  public Optional<Place> besideAt() {
    return beside.map(step -> step.step().place());
  }

  /** Which step it is. */
  public String besideWords() {
    return beside.map(step -> "this is step " + step.number()).orElse("");
  }
}
