package org.apqlint.engine;

import java.util.List;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.finding.Finding;

/**
 * What a run says of one host.
 *
 * @param findings the findings that concern it
 */
record HostResult(HostAnalysis analysis, List<Finding> findings) {

  HostResult {
    findings = List.copyOf(findings);
  }

  static HostResult of(HostAnalysis host, Analysis run) {
    return new HostResult(
        host,
        run.findings().stream()
            .filter(finding -> finding.host().filter(host.host().name()::equals).isPresent())
            .toList());
  }
}
