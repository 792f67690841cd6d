package org.apqlint.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apqlint.analysis.Derivation;
import org.apqlint.analysis.Provenance;
import org.apqlint.engine.replay.Refusal;

/**
 * The kernel's answer to a step: the reasons of the test that fails first. Those of one test may
 * concern several mdevs.
 *
 * @param reasons as they are logged; none if no test fails
 */
record Decisive(List<Refusal> reasons) {

  static Decisive of(List<Refusal> refusals) {
    int rank = refusals.stream().mapToInt(Refusal::rank).min().orElse(0);
    return new Decisive(
        refusals.stream()
            .filter(refusal -> refusal.rank() == rank)
            .sorted(Comparator.comparingInt(Refusal::order).reversed())
            .toList());
  }

  Optional<Refusal> first() {
    return reasons.stream().findFirst();
  }

  List<String> log() {
    return reasons.stream().flatMap(reason -> reason.log().stream()).toList();
  }

  /** What stands against the step, else the words of the rule that says so. */
  Optional<String> inWords(Provenance provenance) {
    return reasons.stream()
        .map(Refusal::detail)
        .filter(detail -> !detail.isEmpty())
        .reduce((one, other) -> one + "; " + other)
        .or(() -> first().flatMap(provenance::of).map(Derivation::summary));
  }

  /** What to do, so that the step passes; empty if no rule knows anything. */
  String remedy() {
    return reasons.stream()
        .map(Refusal::remedy)
        .filter(remedy -> !remedy.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
