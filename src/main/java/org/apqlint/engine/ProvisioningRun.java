package org.apqlint.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.Provisioning;
import org.apqlint.analysis.Provisioning.Choice;
import org.apqlint.analysis.fact.Configuration;
import org.apqlint.analysis.fact.Existing;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.analysis.fact.Provisioned;
import org.apqlint.engine.plan.Manner;
import org.apqlint.engine.plan.Planned;
import org.apqlint.engine.plan.Stage;
import org.apqlint.model.Host;
import org.apqlint.model.Matrix;
import org.apqlint.model.Spec;
import org.apqlint.model.Step;

/** Plans the provisioning of a host and replays it. */
final class ProvisioningRun {

  private ProvisioningRun() {}

  /** The provisioning of the host of that specification, whose intent reading is at hand. */
  static Provisioning of(RuleBase rules, Spec spec, Session intent, Manner manner) {
    try (Session session = Session.replay(rules)) {
      session.insertAll(facts(spec, intent, manner));
      session.run(Phase.PLAN);
      List<Planned> plan = session.all(Planned.class, Comparator.naturalOrder());
      List<Step> steps = plan.stream().map(Planned::step).toList();
      int ofTheHost =
          (int) plan.stream().filter(p -> p.stage().compareTo(Stage.OVERRIDES) <= 0).count();
      return new Provisioning(
          Replay.ofProvisioning(rules, spec, intent, steps, ofTheHost).analysis(),
          session.all(Choice.class, Comparator.comparing(Choice::mdev)));
    }
  }

  /**
   * What the order of the writes does to each mdev. An mdev of which a write is refused is left
   * out: it never comes to be what it is declared to be.
   */
  static List<Provisioned> compared(RuleBase rules, Spec spec, Session intent) {
    Provisioning ascending = of(rules, spec, intent, Manner.ASCENDING);
    Provisioning safest = of(rules, spec, intent, Manner.ONE_BY_ONE);
    Set<String> refused = new HashSet<>(refused(ascending));
    refused.addAll(refused(safest));
    Map<String, Matrix> ends = ends(safest);
    return ends(ascending).entrySet().stream()
        .filter(end -> !refused.contains(end.getKey()))
        .map(end -> new Provisioned(end.getKey(), end.getValue(), ends.get(end.getKey())))
        .toList();
  }

  private static List<String> refused(Provisioning provisioning) {
    return provisioning.replay().steps().stream()
        .filter(step -> !step.ok())
        .flatMap(step -> step.step().mdevOf().stream())
        .toList();
  }

  private static Map<String, Matrix> ends(Provisioning provisioning) {
    return provisioning.replay().mdevs().stream()
        .collect(
            Collectors.toMap(MdevAnalysis::name, mdev -> mdev.guestMatrix().orElse(Matrix.EMPTY)));
  }

  private static List<Object> facts(Spec spec, Session intent, Manner manner) {
    Host host = spec.hosts().get(0);
    List<Object> facts = new ArrayList<>(List.of(manner, host.kernel(), host.apmask()));
    facts.add(host.aqmask());
    facts.addAll(host.overrides());
    facts.addAll(spec.mdevs());
    facts.addAll(spec.guests());
    facts.addAll(intent.all(Existing.class));
    facts.addAll(intent.all(Lacks.class));
    facts.addAll(intent.all(Configuration.class));
    return facts;
  }
}
