package org.apqlint.script;

import java.util.List;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.model.Apqn;
import org.apqlint.model.Generation;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.script.Operation.DefineMdev;
import org.apqlint.script.Operation.GiveToGuest;
import org.apqlint.script.Operation.OverrideQueues;
import org.apqlint.script.Operation.SetMasks;
import org.apqlint.script.ScriptText.Home;
import org.apqlint.script.ScriptText.Variable;

/**
 * Writes a script that only reads: it compares the host with what holds by the specification, tells
 * every difference, and ends with 1 if there is one.
 */
public final class VerifyWriter {

  private final HostAnalysis analysis;
  private final Plan plan;
  private final BashText out = new BashText();
  private final StateLines compared;

  private VerifyWriter(HostAnalysis analysis, Plan plan) {
    this.analysis = analysis;
    this.plan = plan;
    // In v10 guest_matrix is there only while a guest has the mdev open, which is told of guests.
    this.compared = new StateLines(out, "", plan.host().generation() != Generation.V10);
  }

  /** The script for that host, whose plan this is. */
  public static String write(HostAnalysis analysis, Plan plan) {
    return write(analysis, plan, Home.STARTED);
  }

  static String write(HostAnalysis analysis, Plan plan, Home home) {
    VerifyWriter writer = new VerifyWriter(analysis, plan);
    ScriptText.head(
        writer.out,
        plan,
        home,
        "Compares host " + plan.host().name() + " with its specification; it only reads.",
        List.of(),
        List.of(Variable.SYSFS),
        "Exit status: 0 if the host is as specified, 1 if it differs, 2 if it cannot be read.");
    writer.out.functions(Libraries.verification(plan));
    writer.host();
    writer.queues();
    writer.mdevs();
    writer.guests();
    writer.out.line("");
    writer.out.line("tell");
    return writer.out.toString();
  }

  private void host() {
    Host host = plan.host();
    out.line("");
    out.comment(host.place().fileAndLine());
    out.step("compare the host");
    out.line("look");
    out.line("expect_driver " + host.generation());
    compared.configuration(host);
    compared.masks(host.apmask().ids(), host.aqmask().ids());
    plan.all(SetMasks.class)
        .filter(masks -> Libraries.kept(masks.keeper()).isPresent())
        .forEach(masks -> out.line("expect_kept " + BashText.masks(masks)));
  }

  private void queues() {
    if (analysis.queues().isEmpty()) {
      return;
    }
    out.open("compare the queues");
    IdSet domains = plan.host().domains().ids();
    for (QueueRow row : analysis.queues()) {
      queues(row, QueueRow.VFIO_AP, row.vfio());
      queues(row, QueueRow.DEFAULT_DRIVER, row.host());
      queues(row, "absent", domains.minus(row.present()));
    }
    for (OverrideQueues override : plan.all(OverrideQueues.class).toList()) {
      for (Apqn queue : override.queues()) {
        out.line("expect_override " + queue + " " + Quote.word(override.driver()));
      }
    }
  }

  private void queues(QueueRow row, String state, IdSet domains) {
    if (!domains.isEmpty()) {
      out.line("expect_queues " + row.apid() + " " + state + " " + StateLines.list(domains));
    }
  }

  private void mdevs() {
    out.open("compare the mdevs");
    compared.mdevs(analysis.mdevs());
    plan.all(DefineMdev.class).forEach(this::definition);
  }

  private void definition(DefineMdev mdev) {
    String which = mdev.uuid() + " " + StateLines.shown(mdev.name());
    if (mdev.keeper() == Targets.Via.MDEVCTL) {
      out.file(
          "expect_definition " + which,
          "JSON",
          MdevctlDefinition.json(mdev.attributes(), mdev.autostart()));
    } else {
      out.file(
          "expect_node "
              + which
              + " "
              + NodeDevice.name(mdev.uuid())
              + (mdev.autostart() ? " yes" : " no"),
          "XML",
          NodeDevice.xml(mdev.uuid(), mdev.attributes()));
    }
  }

  private void guests() {
    List<GiveToGuest> guests = plan.all(GiveToGuest.class).toList();
    if (guests.isEmpty()) {
      return;
    }
    out.open("compare the guests");
    for (GiveToGuest give : guests) {
      out.line(
          (give.byLibvirt() ? "expect_guest " : "expect_holder ")
              + Quote.word(give.guest().name())
              + " "
              + give.uuid()
              + (give.guest().running() ? " yes" : " no"));
    }
  }
}
