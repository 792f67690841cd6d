package org.apqlint.script;

import java.util.List;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;

/**
 * When a script must not be printed: the text could not be read, or the kernel, QEMU or libvirt
 * would refuse what it says. Severities and suppressions play no part in it.
 */
public final class Refusals {

  private Refusals() {}

  /** The findings that forbid a script of the host of that name, in the order given. */
  public static List<Finding> of(String host, List<Finding> findings) {
    return findings.stream()
        .filter(
            finding ->
                switch (finding.refusedBy()) {
                  case NOBODY -> false;
                  // What could not be read may be part of this host.
                  case READER -> true;
                  case KERNEL, HYPERVISOR -> finding.host().filter(host::equals).isPresent();
                })
        .toList();
  }

  /**
   * The other findings of that host: they stand as comments at the head of its script. Those about
   * moves stand at the head of a runbook.
   */
  public static List<Finding> comments(String host, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.refusedBy() == RefusedBy.NOBODY)
        .filter(finding -> !finding.isAboutMigration())
        .filter(finding -> finding.host().isEmpty() || finding.host().get().equals(host))
        .toList();
  }
}
