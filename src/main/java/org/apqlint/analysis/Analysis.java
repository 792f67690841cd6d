package org.apqlint.analysis;

import java.util.List;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Severity;

/** The result of a run over a whole specification. */
public record Analysis(
    List<HostAnalysis> hosts, List<MigrationAnalysis> migrations, List<Finding> findings) {
  public Analysis {
    hosts = List.copyOf(hosts);
    migrations = List.copyOf(migrations);
    findings = findings.stream().sorted().toList();
  }

  /** The number of findings of that severity. */
  public long count(Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }
}
