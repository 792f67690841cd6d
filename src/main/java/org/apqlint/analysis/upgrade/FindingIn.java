package org.apqlint.analysis.upgrade;

import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;

/**
 * What is found in a world.
 *
 * @param key the same for the same finding in another world, whatever the kernel says about it
 */
public record FindingIn(World world, String key, Finding finding) {

  public static FindingIn of(World world, Finding finding) {
    return new FindingIn(
        world, finding.code() + " " + finding.subject() + " " + finding.place(), finding);
  }

  /** Whether the kernel refuses to make the mdev of that address as it is declared. */
  public boolean refuses(String mdev) {
    return finding.refusedBy() == RefusedBy.KERNEL
        && (finding.subject() + "/").startsWith(mdev + "/");
  }
}
