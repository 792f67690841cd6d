package org.apqlint.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.analysis.fact.Arrival;
import org.apqlint.analysis.fact.MigrationTarget;
import org.apqlint.analysis.fact.MovingGuest;
import org.apqlint.analysis.fact.MovingQueues;
import org.apqlint.analysis.fact.Objection;
import org.apqlint.finding.Finding;
import org.apqlint.model.Mdev;
import org.apqlint.model.Migration;
import org.apqlint.model.Protection;
import org.apqlint.model.Spec;

/**
 * Questions across hosts: names that must differ everywhere, where a guest can go, and what it
 * finds there.
 */
final class FleetRun {

  private final Spec spec;
  private final List<Finding> findings;
  private final List<MigrationAnalysis> migrations;

  FleetRun(RuleBase rules, Spec spec, List<HostAnalysis> hosts, List<Finding> ofHosts) {
    this.spec = spec;
    try (Session session = Session.intent(rules)) {
      session.insertAll(spec.mdevs());
      session.insertAll(spec.guests());
      session.insertAll(spec.migrations());
      session.insert(spec.leftOut());
      if (!spec.migrations().isEmpty()) {
        session.insertAll(spec.hosts());
        session.insertAll(Arrays.asList(Protection.values()));
        session.insertAll(hosts);
        hosts.forEach(host -> session.insertAll(host.guests()));
      }
      session.run(Phase.LEAVE);
      session.run(Phase.ARRIVE);
      session.run(Phase.FLEET);
      findings = session.findings();
      migrations = spec.migrations().isEmpty() ? List.of() : answers(session, ofHosts);
    }
  }

  List<Finding> findings() {
    return findings;
  }

  List<MigrationAnalysis> migrations() {
    return migrations;
  }

  private List<MigrationAnalysis> answers(Session session, List<Finding> ofHosts) {
    session.insertAll(ofHosts);
    session.run(Phase.VERDICT);
    return spec.migrations().stream()
        .map(m -> answer(m, session, Stream.concat(ofHosts.stream(), findings.stream()).toList()))
        .toList();
  }

  private MigrationAnalysis answer(Migration migration, Session session, List<Finding> all) {
    Optional<MovingGuest> guest =
        session.all(MovingGuest.class).stream()
            .filter(move -> move.migration().equals(migration))
            .findFirst();
    Optional<Arrival> arrival =
        session.all(Arrival.class).stream()
            .filter(a -> a.move().migration().equals(migration))
            .findFirst();
    List<Finding> objections =
        session.all(Objection.class).stream()
            .filter(o -> o.migration().equals(migration))
            .map(Objection::finding)
            .distinct()
            .sorted()
            .toList();
    List<Finding> stated =
        all.stream()
            .filter(f -> f.isAboutMigration() && f.place().equals(migration.place()))
            .sorted()
            .toList();
    return new MigrationAnalysis(
        migration,
        spec.guests().stream()
            .filter(g -> g.host().equals(migration.from()) && g.name().equals(migration.guest()))
            .findFirst(),
        guest,
        target(migration, session),
        arrival,
        session.all(MovingQueues.class, Comparator.comparingInt(MovingQueues::apid)).stream()
            .filter(queues -> queues.migration().equals(migration))
            .toList(),
        objections,
        stated);
  }

  private static Optional<Mdev> target(Migration migration, Session session) {
    return session.all(MigrationTarget.class).stream()
        .filter(t -> t.migration().equals(migration))
        .map(MigrationTarget::mdev)
        .findFirst();
  }
}
