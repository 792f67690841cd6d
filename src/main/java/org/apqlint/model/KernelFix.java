package org.apqlint.model;

import java.util.List;
import java.util.Optional;

/**
 * Where a defect of a driver generation was mended.
 *
 * @param ofLine the first release, or build of a distribution, with the fix in the line of the
 *     host's kernel; empty if that line ended before it, or no kernel is known
 * @param releases the first release of each line that has the fix, later than the host's kernel;
 *     the last one begins a line that had it from the start
 * @param kernelKnown whether they were looked up for a kernel
 */
public record KernelFix(Optional<String> ofLine, List<String> releases, boolean kernelKnown) {

  public KernelFix {
    releases = List.copyOf(releases);
  }

  /** What to do, such as {@code update to 6.1.76 or newer}. */
  public String advice() {
    if (ofLine.isPresent()) {
      return "update to " + ofLine.get() + " or newer, the first of this line with the fix";
    }
    return kernelKnown
        ? "this line ended before the fix: change to " + lines()
        : "take a kernel with the fix: " + lines();
  }

  private String lines() {
    int last = releases.size() - 1;
    return (last == 0 ? "" : String.join(", ", releases.subList(0, last)) + ", or ")
        + releases.get(last)
        + " and newer";
  }
}
