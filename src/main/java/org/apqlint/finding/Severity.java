package org.apqlint.finding;

/** How bad a finding is, worst first. */
public enum Severity {
  /**
   * Refused by kernel, QEMU or libvirt; a guest is exposed; a policy is broken; a text that cannot
   * be read.
   */
  ERROR,
  /** Works, and not as somebody expects. */
  WARNING,
  /** Worth knowing. */
  INFO;

  /** The lower-case word used in every output. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
