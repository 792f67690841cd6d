package org.apqlint.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.Trace;
import org.apqlint.analysis.Watch;
import org.apqlint.analysis.upgrade.HostUpgrade;
import org.apqlint.analysis.upgrade.Upgrade;
import org.apqlint.engine.plan.Manner;
import org.apqlint.finding.Finding;
import org.apqlint.model.Host;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.Spec;
import org.apqlint.run.RunEvents;

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

  /** The same engine; it tells what it does. */
  public Engine telling(RunEvents events) {
    return new Engine(rules.telling(events));
  }

  /** Runs the rules over the specification. */
  public Analysis analyse(Spec spec) {
    return rules.answer(() -> withOtherGenerations(spec, analyse(spec, Optional.empty())));
  }

  /** Runs the rules over the specification, and replays the provisioning of each host. */
  public Analysis analyse(Spec spec, Manner manner) {
    return rules.answer(() -> withOtherGenerations(spec, analyse(spec, Optional.of(manner))));
  }

  /** A host that names no kernel is the only one to be asked: what would the others do? */
  private Analysis withOtherGenerations(Spec spec, Analysis run) {
    List<HostAnalysis> unclear =
        run.hosts().stream()
            .filter(host -> host.host().kernel().basis() == KernelChoice.Basis.ASSUMED)
            .toList();
    if (unclear.isEmpty()) {
      return run;
    }
    Comparison comparison = new Comparison(rules);
    List<Finding> findings = new ArrayList<>(run.findings());
    rules.events().hosts("trying other generations", unclear.size());
    for (HostAnalysis host : unclear) {
      RunEvents.Part part = rules.events().host(host.host().name());
      try (part) {
        findings.addAll(
            comparison.otherGenerations(spec.of(host.host()), HostResult.of(host, run)));
      }
    }
    return new Analysis(run.hosts(), run.migrations(), findings);
  }

  /**
   * What differs between two readings of a specification that differ in the kernels of hosts.
   *
   * @param hosts the names of the hosts whose kernel changes
   */
  public Upgrade compare(Spec before, Spec after, Set<String> hosts) {
    return rules.answer(() -> compared(before, after, hosts));
  }

  private Upgrade compared(Spec before, Spec after, Set<String> hosts) {
    Analysis earlier = analyse(before, Optional.empty());
    Analysis later = analyse(after, Optional.empty());
    Comparison comparison = new Comparison(rules);
    List<HostUpgrade> upgrades = new ArrayList<>();
    for (int i = 0; i < before.hosts().size(); i++) {
      Host host = before.hosts().get(i);
      if (hosts.contains(host.name())) {
        upgrades.add(
            comparison.upgrade(
                before.of(host),
                HostResult.of(earlier.hosts().get(i), earlier),
                HostResult.of(later.hosts().get(i), later)));
      }
    }
    return new Upgrade(upgrades, comparison.findings(beside(earlier, hosts), beside(later, hosts)));
  }

  private static List<Finding> beside(Analysis run, Set<String> hosts) {
    return run.findings().stream()
        .filter(finding -> finding.host().filter(hosts::contains).isEmpty())
        .toList();
  }

  private Analysis analyse(Spec spec, Optional<Manner> manner) {
    List<HostAnalysis> hosts = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    rules.events().hosts("checking hosts", spec.hosts().size());
    for (Host host : spec.hosts()) {
      RunEvents.Part part = rules.events().host(host.name());
      try (part) {
        HostRun run = new HostRun(rules, spec.of(host), manner);
        hosts.add(run.analysis());
        findings.addAll(run.findings());
      }
    }
    FleetRun fleet = new FleetRun(rules, spec, hosts, findings);
    findings.addAll(fleet.findings());
    return new Analysis(hosts, fleet.migrations(), findings);
  }

  /** Answers questions about guests that move. */
  public Moves moves(Spec spec, Moves.Way way) {
    return new Moves(rules, spec, way);
  }

  /** Runs the steps of one host again, and remembers what bears on a question about them. */
  public Optional<Trace> trace(Spec spec, Watch watch) {
    return rules.answer(() -> traced(spec, watch));
  }

  private Optional<Trace> traced(Spec spec, Watch watch) {
    StepRecorder recorder = StepRecorder.of(watch);
    spec.hosts().stream()
        .filter(host -> host.name().equals(watch.host()))
        .forEach(host -> new HostRun(rules, spec.of(host), Optional.empty(), recorder));
    return recorder.trace();
  }
}
