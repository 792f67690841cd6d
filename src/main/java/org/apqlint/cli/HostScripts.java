package org.apqlint.cli;

import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.Provisioning;
import org.apqlint.finding.Finding;
import org.apqlint.report.HostScript;
import org.apqlint.script.BashWriter;
import org.apqlint.script.Refusals;
import org.apqlint.script.ScriptPlanner;
import org.apqlint.script.Targets;

/** What {@code script} would print for each host of a run, or why it would print nothing. */
final class HostScripts {

  private HostScripts() {}

  /** One for each host, as {@code script --host} without further options has it. */
  static List<HostScript> of(SpecRun run, Pipeline pipeline) {
    List<Finding> reported = run.analysis().findings();
    boolean any =
        run.analysis().hosts().stream()
            .anyMatch(host -> Refusals.of(host.host().name(), reported).isEmpty());
    // `script` knows of no policy, which may take the place of a rule that speaks at its head.
    SpecRun asked = any ? pipeline.provisioned(run, Assign.AUTO.manner()) : run;
    List<Finding> findings = asked.analysis().findings();
    return asked.analysis().hosts().stream().map(host -> of(host, findings)).toList();
  }

  private static HostScript of(HostAnalysis host, List<Finding> findings) {
    String name = host.host().name();
    List<Finding> refusals = Refusals.of(name, findings);
    Optional<String> reason = refusals.isEmpty() ? refusedWrite(host) : Optional.empty();
    if (!refusals.isEmpty() || reason.isPresent()) {
      return new HostScript(name, Optional.empty(), refusals, reason);
    }
    String script =
        BashWriter.write(
            ScriptPlanner.plan(host, Targets.SYSFS), Refusals.comments(name, findings));
    return new HostScript(name, Optional.of(script), List.of(), Optional.empty());
  }

  /** Why a write of the provisioning itself is refused, whatever the rules say of the whole. */
  static Optional<String> refusedWrite(HostAnalysis host) {
    return host.provisioning()
        .flatMap(Provisioning::refusal)
        .map(
            step ->
                "the kernel would refuse `"
                    + step.step().text()
                    + "` with "
                    + step.result()
                    + step.reasonInWords());
  }
}
