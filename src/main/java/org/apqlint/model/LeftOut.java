package org.apqlint.model;

import java.util.Set;

/**
 * What the blocks and statements that are left out may say. A rule that misses something asks here
 * first: it may only be unread.
 *
 * @param mdevs the mdevs that they name
 * @param hosts the hosts of which they may name any mdev
 * @param migrations whether a {@code migrate} statement is among them
 * @param anything whether a part was not understood at all, and may say anything
 */
public record LeftOut(Set<MdevRef> mdevs, Set<String> hosts, boolean migrations, boolean anything) {

  public LeftOut {
    mdevs = Set.copyOf(mdevs);
    hosts = Set.copyOf(hosts);
  }

  /** Whether they name this mdev, or may do so. */
  public boolean mayName(MdevRef mdev) {
    return anything || mdevs.contains(mdev) || hosts.contains(mdev.host());
  }

  /** Whether they name some mdev of that host, or may do so. */
  public boolean mayNameAnyOf(String host) {
    return anything
        || hosts.contains(host)
        || mdevs.stream().anyMatch(mdev -> mdev.host().equals(host));
  }

  /** Whether they may lead a guest from one host to another. */
  public boolean mayMigrate() {
    return anything || migrations;
  }
}
