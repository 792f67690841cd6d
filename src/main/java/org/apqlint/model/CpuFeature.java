package org.apqlint.model;

import java.util.Arrays;
import java.util.Optional;

/** A CPU model feature of QEMU that concerns AP, with the STFLE facility bit behind it. */
public enum CpuFeature {
  /** The AP instructions. No facility bit: the host has them when it has AP at all. */
  AP("ap", Optional.empty()),
  /** Query configuration information. Without it a guest sees domains up to 15 only. */
  APQCI("apqci", Optional.of(12)),
  /** Facilities test. Without it a guest sees no AP device. */
  APFT("apft", Optional.of(15)),
  /** Queue interrupts. Without it a guest polls. */
  APQI("apqi", Optional.of(65));

  private final String text;
  private final Optional<Integer> facility;

  CpuFeature(String text, Optional<Integer> facility) {
    this.text = text;
    this.facility = facility;
  }

  /** The feature of that QEMU name. */
  public static Optional<CpuFeature> named(String name) {
    return Arrays.stream(values()).filter(f -> f.text.equals(name)).findFirst();
  }

  /** The STFLE bit that the host must have for the guest to have the feature. */
  public Optional<Integer> facility() {
    return facility;
  }

  /** {@code apqi (STFLE 65)}. */
  public String withFacility() {
    return text + facility.map(bit -> " (STFLE " + bit + ")").orElse("");
  }

  /** The name that QEMU gives it. */
  @Override
  public String toString() {
    return text;
  }
}
