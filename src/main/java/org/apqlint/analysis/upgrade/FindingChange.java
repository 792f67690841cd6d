package org.apqlint.analysis.upgrade;

import org.apqlint.finding.Finding;

/**
 * A finding that only one of two kernels brings.
 *
 * @param isNew whether the later one brings it; otherwise it is gone
 */
public record FindingChange(boolean isNew, Finding finding) implements Comparable<FindingChange> {

  /** In the order of the text, what is gone before what is new. */
  @Override
  public int compareTo(FindingChange other) {
    return isNew == other.isNew
        ? finding.compareTo(other.finding)
        : Boolean.compare(isNew, other.isNew);
  }
}
