package org.apqlint.analysis.upgrade;

import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;

/** What is found in a world. */
public record FindingIn(World world, Finding finding) {

  /** Whether it is the same finding, whatever the kernel says about it. */
  public boolean sameAs(Finding other) {
    return finding.code().equals(other.code())
        && finding.subject().equals(other.subject())
        && finding.place().equals(other.place());
  }

  /** Whether the kernel refuses to make the mdev of that address as it is declared. */
  public boolean refuses(String mdev) {
    return finding.refusedBy() == RefusedBy.KERNEL
        && (finding.subject() + "/").startsWith(mdev + "/");
  }
}
