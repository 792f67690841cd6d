package org.apqlint.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apqlint.analysis.Provisioning;
import org.apqlint.analysis.Provisioning.Choice;
import org.apqlint.analysis.fact.Existing;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.engine.plan.Manner;
import org.apqlint.engine.plan.Planned;
import org.apqlint.engine.plan.Stage;
import org.apqlint.model.Host;
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

  private static List<Object> facts(Spec spec, Session intent, Manner manner) {
    Host host = spec.hosts().get(0);
    List<Object> facts = new ArrayList<>(List.of(manner, host.kernel(), host.apmask()));
    facts.add(host.aqmask());
    facts.addAll(host.overrides());
    facts.addAll(spec.mdevs());
    facts.addAll(spec.guests());
    facts.addAll(intent.all(Existing.class));
    facts.addAll(intent.all(Lacks.class));
    return facts;
  }
}
