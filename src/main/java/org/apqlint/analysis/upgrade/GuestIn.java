package org.apqlint.analysis.upgrade;

import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.model.IdSet;

/**
 * What a guest gets in a world.
 *
 * @param answer its queues, as declared
 * @param controlDomains its control domains
 */
public record GuestIn(World world, GuestAnalysis answer, IdSet controlDomains) {

  /** The address of the guest. */
  public String guest() {
    return answer.guest().address();
  }

  /** The address of its mdev; of none, if it has none on its host. */
  public String mdev() {
    return answer.guest().host() + "/" + answer.mdev().map(mdev -> mdev.name()).orElse("/");
  }
}
