package org.apqlint.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The CPU model of a guest.
 *
 * @param name as QEMU or libvirt names it
 * @param settings features that are named, on or off
 * @param withoutMsa3 whether the model lacks facility 76
 * @param place the statement; empty for the default {@code host}
 * @param namePlace where the name stands in it
 */
public record CpuModel(
    String name,
    Map<CpuFeature, Setting> settings,
    boolean withoutMsa3,
    Optional<Place> place,
    Optional<Place> namePlace) {

  /** A feature that is named. */
  public record Setting(boolean on, Place place) {}

  private static final Set<String> HOST_LIKE = Set.of("host", "host-model", "host-passthrough");

  /** QEMU's names of the models before zEC12, with machine generation and {@code -base}. */
  private static final Pattern BEFORE_ZEC12 =
      Pattern.compile("(z[89]00|z[89]90|z(9|10)[EB]C|z196|z114)(\\.[0-9])?(-base)?");

  public CpuModel {
    settings = Map.copyOf(settings);
  }

  /** A model of which nobody asks where its name stands. */
  public CpuModel(
      String name, Map<CpuFeature, Setting> settings, boolean withoutMsa3, Optional<Place> place) {
    this(name, settings, withoutMsa3, place, Optional.empty());
  }

  /** Whether features are on without being named, where the host has them. */
  public boolean hostLike() {
    return HOST_LIKE.contains(name);
  }

  /** Whether QEMU knows AP features of this model: zEC12 is the first that may have them. */
  public boolean canHaveAp() {
    return !BEFORE_ZEC12.matcher(name).matches();
  }

  /** What to write for a guest that is to have every AP feature of the host. */
  public String remedy(Host host) {
    return canHaveAp()
        ? "write `cpu " + Spelling.name(name) + " " + host.featuresOn() + "`"
        : "take model `zEC12` or a newer one with `" + host.featuresOn() + "`, or `host-model`";
  }
}
