package org.apqlint.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.engine.plan.Manner;
import org.apqlint.finding.Finding;
import org.apqlint.model.Host;
import org.apqlint.model.Spec;

/**
 * Answers what holds on the hosts of a specification and what is wrong with it. Each host is a
 * session of its own, so cost grows linearly with their number; questions across hosts are asked of
 * a last, small session.
 */
public final class Engine {

  private final RuleBase rules;

  Engine(RuleBase rules) {
    this.rules = rules;
  }

  /** An engine with all rules loaded. Takes a few tenths of a second: load it once. */
  public static Engine load() {
    return new Engine(RuleBase.load());
  }

  /** Runs the rules over the specification. */
  public Analysis analyse(Spec spec) {
    return analyse(spec, Optional.empty());
  }

  /** Runs the rules over the specification, and replays the provisioning of each host. */
  public Analysis analyse(Spec spec, Manner manner) {
    return analyse(spec, Optional.of(manner));
  }

  private Analysis analyse(Spec spec, Optional<Manner> manner) {
    List<HostAnalysis> hosts = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Host host : spec.hosts()) {
      HostRun run = new HostRun(rules, spec.of(host), manner);
      hosts.add(run.analysis());
      findings.addAll(run.findings());
    }
    FleetRun fleet = new FleetRun(rules, spec, findings);
    findings.addAll(fleet.findings());
    List<MigrationAnalysis> migrations = fleet.migrations();
    return new Analysis(hosts, migrations, findings);
  }
}
