package org.apqlint.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * A generation of the vfio_ap driver: kernels that filter, check and plug in the same way. In the
 * order of their age, but for {@link #V10}, which is a proposal that no kernel carries in this
 * form.
 */
public enum Generation {
  /** Linux 4.20 to 5.19: assignment needs bound queues; no filter; no change while a guest runs. */
  STATIC("static"),
  /**
   * The proposal of August 2020: filter by APID, then by APQI; hot plug of fully bound ids only.
   */
  V10("v10"),
  /**
   * Linux 6.0 to 6.7.2, minus fixed stable releases: only new ids are filtered (CVE-2024-26620).
   */
  DYNAMIC_DELTA("dynamic-delta"),
  /** Linux 6.8 and fixed stable releases: the whole matrix is filtered by APID each time. */
  DYNAMIC("dynamic"),
  /** Linux 6.10: plus the mdev attribute ap_config. */
  AP_CONFIG("ap-config"),
  /** Linux 6.19: plus driver_override of single queues. */
  DRIVER_OVERRIDE("driver-override");

  private final String text;

  Generation(String text) {
    this.text = text;
  }

  /** The generation of that name in a specification, such as {@code ap-config}. */
  public static Optional<Generation> named(String name) {
    return Arrays.stream(values()).filter(g -> g.text.equals(name)).findFirst();
  }

  /** Whether a guest gets only ids that QCI finds in the host's AP configuration. */
  public boolean queriesConfiguration() {
    return this != STATIC && this != V10;
  }

  /** Whether the mdev attribute ap_config exists. */
  public boolean hasApConfig() {
    return this == AP_CONFIG || this == DRIVER_OVERRIDE;
  }

  /**
   * Whether removing an mdev in use waits for user space. Of static this holds from 5.13 on: the
   * kernel decides there.
   */
  public boolean removalWaits() {
    return this != STATIC && this != V10;
  }

  /** The name used in specifications and reports. */
  @Override
  public String toString() {
    return text;
  }
}
