package org.apqlint.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.analysis.fact.MigrationTarget;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Severity;
import org.apqlint.model.Guest;
import org.apqlint.model.Mdev;
import org.apqlint.model.Migration;
import org.apqlint.model.Spec;

/**
 * Questions across hosts: names that must differ everywhere, where a guest can go, and what it
 * finds there.
 */
final class FleetRun {

  private final List<Finding> findings;
  private final List<MigrationAnalysis> migrations;

  FleetRun(RuleBase rules, Spec spec, List<HostAnalysis> hosts, List<Finding> ofHosts) {
    try (Session session = Session.intent(rules)) {
      session.insertAll(spec.mdevs());
      session.insertAll(spec.guests());
      session.insertAll(spec.migrations());
      session.insert(spec.leftOut());
      if (!spec.migrations().isEmpty()) {
        session.insertAll(spec.hosts());
        hosts.forEach(host -> session.insertAll(host.guests()));
      }
      session.run(Phase.FLEET);
      findings = session.findings();
      List<MigrationTarget> targets = session.all(MigrationTarget.class);
      List<Finding> all = Stream.concat(ofHosts.stream(), findings.stream()).toList();
      migrations = spec.migrations().stream().map(m -> answer(m, spec, targets, all)).toList();
    }
  }

  List<Finding> findings() {
    return findings;
  }

  List<MigrationAnalysis> migrations() {
    return migrations;
  }

  private static MigrationAnalysis answer(
      Migration migration, Spec spec, List<MigrationTarget> targets, List<Finding> findings) {
    Optional<Mdev> target =
        targets.stream()
            .filter(t -> t.migration().equals(migration))
            .map(MigrationTarget::mdev)
            .findFirst();
    List<Finding> against =
        findings.stream().filter(f -> f.place().equals(migration.place())).toList();
    return new MigrationAnalysis(
        migration,
        source(migration, spec),
        target,
        target.isPresent() && against.stream().noneMatch(f -> f.severity() == Severity.ERROR),
        against.stream().map(Finding::code).distinct().sorted().toList());
  }

  private static Optional<Mdev> source(Migration migration, Spec spec) {
    return spec.guests().stream()
        .filter(g -> g.host().equals(migration.from()) && g.name().equals(migration.guest()))
        .findFirst()
        .flatMap(Guest::mdev)
        .flatMap(ref -> spec.mdevs().stream().filter(m -> m.ref().equals(ref)).findFirst());
  }
}
