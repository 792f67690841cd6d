package org.apqlint.model.policy;

import java.util.List;
import org.apqlint.model.Generation;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.Place;

/** No host has a driver of these generations. */
public record ForbiddenGenerations(List<Generation> generations, Exceptions except, Place place)
    implements Policy {

  public ForbiddenGenerations {
    generations = List.copyOf(generations);
  }

  /** Whether that generation is one of them. */
  public boolean forbids(Generation generation) {
    return generations.contains(generation);
  }

  /** What to do about a host with that kernel. */
  public String remedy(KernelChoice kernel) {
    return kernel.basis() == KernelChoice.Basis.ASSUMED
        ? "add the kernel of the host, such as `kernel 6.12`, as `uname -r` shows it"
        : "give the host another kernel; `apqlint upgrade --to KERNEL` tells what that changes";
  }

  @Override
  public String describe() {
    return "no host has a driver of generation "
        + Lists.or(generations.stream().map(Generation::toString).toList());
  }
}
