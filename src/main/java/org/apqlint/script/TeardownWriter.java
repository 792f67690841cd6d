package org.apqlint.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.script.Operation.CreateMdev;
import org.apqlint.script.Operation.DefineMdev;
import org.apqlint.script.Operation.GiveToGuest;
import org.apqlint.script.Operation.OverrideQueues;
import org.apqlint.script.Operation.SetMasks;
import org.apqlint.script.ScriptText.Home;
import org.apqlint.script.ScriptText.Variable;

/**
 * Writes a plan backwards: guests give their mdevs back, mdevs go, overrides go, and the masks give
 * every queue to the host. An mdev that somebody still holds is never removed, and no mask is set
 * while an mdev is left.
 */
public final class TeardownWriter {

  private final Plan plan;
  private final List<Operation> backwards;
  private final BashText out = new BashText();

  private TeardownWriter(Plan plan) {
    this.plan = plan;
    this.backwards = new ArrayList<>(plan.operations());
    Collections.reverse(backwards);
  }

  /** The script. */
  public static String write(Plan plan) {
    return write(plan, Home.STARTED);
  }

  static String write(Plan plan, Home home) {
    TeardownWriter writer = new TeardownWriter(plan);
    ScriptText.head(
        writer.out,
        plan,
        home,
        "Takes back the crypto pass-through of host " + plan.host().name() + ".",
        List.of(),
        writer.variables(),
        "Running it again does only what is left. It stops where somebody still holds an mdev.");
    writer.out.functions(Libraries.teardown(plan));
    writer.out.open("look for the host");
    writer.out.line("check_bus");
    // In this order whatever the plan's is: no mask is set under an mdev.
    writer.guests();
    writer.mdevs();
    writer.overrides();
    writer.masks();
    writer.out.end();
    return writer.out.toString();
  }

  private List<Variable> variables() {
    List<Variable> variables =
        new ArrayList<>(List.of(Variable.DRY_RUN, Variable.KEEP, Variable.SYSFS));
    if (Libraries.keepsFiles(plan)) {
      variables.add(Variable.FILES);
    }
    if (Libraries.byLibvirt(plan)) {
      variables.add(Variable.DETACH_WAIT);
    }
    return variables;
  }

  private <O extends Operation> List<O> all(Class<O> kind) {
    return backwards.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private void guests() {
    for (GiveToGuest give : all(GiveToGuest.class)) {
      out.open("guest " + give.guest().name(), give);
      if (give.byLibvirt()) {
        out.file(
            "place \"$FILES_DIR/" + CommandLines.hostdevFile(give.uuid()) + "\"",
            "XML",
            CommandLines.hostdevXml(give.uuid()));
        out.line("detach " + Quote.word(give.guest().name()) + " " + give.uuid());
      } else {
        out.line("say 'unless it is shut down, tell its monitor'");
        out.line("say " + Quote.word(Quote.line("device_del " + give.guest().deviceId())));
      }
    }
  }

  private void mdevs() {
    for (CreateMdev mdev : all(CreateMdev.class)) {
      out.open("mdev " + mdev.name(), mdev);
      out.line("remove_mdev " + mdev.uuid());
    }
    for (DefineMdev mdev : all(DefineMdev.class)) {
      out.open("mdev " + mdev.name(), mdev);
      if (mdev.keeper() == Targets.Via.MDEVCTL) {
        out.line("stop_mdev " + mdev.uuid() + "\nundefine_mdev " + mdev.uuid());
      } else {
        String which = mdev.uuid() + " " + NodeDevice.name(mdev.uuid());
        out.line("destroy_node " + which + "\nundefine_node " + which);
      }
    }
  }

  private void overrides() {
    for (OverrideQueues override : all(OverrideQueues.class)) {
      out.open("clear the override with " + override.driver(), override);
      out.line("no_mdev_left");
      for (Apqn queue : override.queues()) {
        out.line("clear_override " + queue);
      }
    }
  }

  private void masks() {
    for (SetMasks masks : all(SetMasks.class)) {
      out.open("give every queue to the host", masks);
      out.line("no_mdev_left");
      out.line("set_masks " + BashText.masks(IdSet.ALL, IdSet.ALL));
      switch (masks.keeper()) {
        case SYSFS, OVERRIDE -> {}
        case CHZDEV, KERNEL_CMDLINE -> out.line("forget_masks");
        case UDEV ->
            out.file(
                "forget_masks",
                "RULES",
                new PersistentMasks(plan.host().name(), masks.apmask(), masks.aqmask()).rules());
      }
    }
  }
}
