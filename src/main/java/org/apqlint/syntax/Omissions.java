package org.apqlint.syntax;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apqlint.model.Guest;
import org.apqlint.model.LeftOut;
import org.apqlint.model.MdevRef;

/** Collects what is left out of the specification, and what it may have said. */
final class Omissions {

  private final Set<MdevRef> mdevs = new HashSet<>();
  private final Set<String> hosts = new HashSet<>();
  private final Set<String> incomplete = new HashSet<>();
  private boolean migrations;
  private boolean anything;

  /** A part that is not understood, whatever it is. */
  void anything() {
    anything = true;
  }

  /** A block of this host. */
  void block(String host) {
    incomplete.add(host);
  }

  /** A guest. If none of its mdevs could be read, it may use any of its host. */
  void guest(Guest guest) {
    block(guest.host());
    guest.uses().forEach(use -> mdevs.add(use.mdev()));
    if (guest.uses().isEmpty()) {
      hosts.add(guest.host());
    }
  }

  /** A migration. If it names no mdev, its target may be any of that host. */
  void migration(String to, Optional<MdevRef> using) {
    migrations = true;
    using.ifPresentOrElse(mdevs::add, () -> hosts.add(to));
  }

  /** Whether all blocks of the host could be read. */
  boolean complete(String host) {
    return !anything && !incomplete.contains(host);
  }

  /**
   * What was left out. A name that leads nowhere may be a slip for any other of its kind.
   *
   * @param declaredHosts the hosts that are declared, readable or not
   * @param declaredMdevs the mdevs that are declared, readable or not
   */
  LeftOut leftOut(Set<String> declaredHosts, Set<MdevRef> declaredMdevs) {
    Set<String> suspects = new HashSet<>(hosts);
    mdevs.stream()
        .filter(mdev -> !declaredMdevs.contains(mdev))
        .map(MdevRef::host)
        .forEach(suspects::add);
    if (!declaredHosts.containsAll(suspects)) {
      suspects.addAll(declaredHosts);
    }
    return new LeftOut(mdevs, suspects, migrations, anything);
  }
}
