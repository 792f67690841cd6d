package org.apqlint.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The CPU model of a guest.
 *
 * @param name as QEMU or libvirt names it
 * @param settings features that are named, on or off
 * @param withoutMsa3 whether the model lacks facility 76
 * @param place the statement; empty for the default {@code host}
 */
public record CpuModel(
    String name, Map<CpuFeature, Setting> settings, boolean withoutMsa3, Optional<Place> place) {

  /** A feature that is named. */
  public record Setting(boolean on, Place place) {}

  private static final Set<String> HOST_LIKE = Set.of("host", "host-model", "host-passthrough");

  public CpuModel {
    settings = Map.copyOf(settings);
  }

  /** Whether features are on without being named, where the host has them. */
  public boolean hostLike() {
    return HOST_LIKE.contains(name);
  }
}
