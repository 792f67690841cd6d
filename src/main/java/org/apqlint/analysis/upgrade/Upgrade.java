package org.apqlint.analysis.upgrade;

import java.util.List;
import java.util.stream.Stream;
import org.apqlint.finding.Finding;

/**
 * What another kernel changes for the hosts of a specification.
 *
 * @param hosts the hosts whose kernel changes, in the order of the text
 * @param elsewhere findings that are gone or new on other hosts, or on none
 */
public record Upgrade(List<HostUpgrade> hosts, List<FindingChange> elsewhere) {
  public Upgrade {
    hosts = List.copyOf(hosts);
    elsewhere = List.copyOf(elsewhere);
  }

  /** Every finding that the new kernel brings. */
  public List<Finding> newFindings() {
    return Stream.concat(
            hosts.stream().flatMap(host -> host.disagreements().stream()),
            changes().filter(FindingChange::isNew).map(FindingChange::finding))
        .sorted()
        .toList();
  }

  /** Every finding that the new kernel takes away. */
  public List<Finding> goneFindings() {
    return changes()
        .filter(change -> !change.isNew())
        .map(FindingChange::finding)
        .sorted()
        .toList();
  }

  private Stream<FindingChange> changes() {
    return Stream.concat(
        hosts.stream().flatMap(host -> host.findings().stream()), elsewhere.stream());
  }

  /** Whether a guest sees fewer queues, as declared or after the changes. */
  public boolean guestsLose() {
    return hosts.stream().anyMatch(HostUpgrade::guestsLose);
  }
}
