package org.apqlint.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apqlint.config.KernelTable;
import org.apqlint.model.Generation;
import org.apqlint.model.Host;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.Place;
import org.apqlint.model.Spec;
import org.apqlint.report.DidYouMean;

/**
 * Which kernel hosts have, and which they get.
 *
 * @param from the kernel that they have; as declared if nobody says
 * @param to the kernel that they get
 * @param host the only host that it concerns; every one if nobody says
 */
record KernelSwitch(Optional<String> from, String to, Optional<String> host) {

  /** The specification before. */
  Spec before(Spec spec) {
    return from.map(kernel -> with(spec, kernel)).orElse(spec);
  }

  /** What the specification before becomes. */
  Spec after(Spec before) {
    return with(before, to);
  }

  /** Whether it concerns the host. */
  boolean concerns(Host some) {
    return host.isEmpty() || host.get().equals(some.name());
  }

  /** The names of the hosts that it concerns. */
  Set<String> hosts(Spec spec) {
    return spec.hosts().stream()
        .filter(this::concerns)
        .map(Host::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Spec with(Spec spec, String kernel) {
    return spec.with(some -> concerns(some) ? some.with(choose(some.kernel(), kernel)) : some);
  }

  /**
   * Looks at the words before anything is read.
   *
   * @throws CommandFailure if one of them is no kernel
   */
  void check() {
    KernelChoice any = KernelTable.load().assumed(new Place("", 1, 1, 1, 1));
    from.ifPresent(kernel -> choose(any, kernel));
    choose(any, to);
  }

  private static KernelChoice choose(KernelChoice declared, String kernel) {
    KernelTable table = KernelTable.load();
    return table
        .inPlaceOf(declared, kernel)
        .orElseThrow(
            () ->
                new CommandFailure(
                    "`"
                        + kernel
                        + "` is no kernel release, distribution or driver generation that is known"
                        + hint(table, kernel)));
  }

  private static String hint(KernelTable table, String kernel) {
    List<String> generations =
        Arrays.stream(Generation.values()).map(Generation::toString).toList();
    return DidYouMean.of(kernel, generations)
        .or(() -> table.near(kernel))
        .map(word -> "; did you mean `" + word + "`")
        .orElse("");
  }
}
