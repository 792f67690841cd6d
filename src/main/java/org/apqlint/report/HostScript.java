package org.apqlint.report;

import java.util.List;
import java.util.Optional;
import org.apqlint.finding.Finding;

/**
 * What {@code script} would say of a host.
 *
 * @param text the script; empty if it would be refused
 * @param refusals the findings for which it would be refused
 * @param reason why else it would be
 */
public record HostScript(
    String host, Optional<String> text, List<Finding> refusals, Optional<String> reason) {
  public HostScript {
    refusals = List.copyOf(refusals);
  }
}
