package org.apqlint.script;

import java.util.ArrayList;
import java.util.List;
import org.apqlint.finding.Finding;
import org.apqlint.model.Apqn;
import org.apqlint.script.Operation.CheckDriver;
import org.apqlint.script.Operation.CheckHost;
import org.apqlint.script.Operation.GiveToGuest;
import org.apqlint.script.Operation.LoadModule;
import org.apqlint.script.Operation.OverrideQueues;
import org.apqlint.script.Operation.SetMasks;
import org.apqlint.script.Operation.WriteHostdev;
import org.apqlint.script.ScriptText.Home;
import org.apqlint.script.ScriptText.Variable;

/**
 * Writes a plan as a bash script: a head that says what it is for, the functions that it needs, and
 * one block for each operation. The functions are kept as bash, beside this class.
 */
public final class BashWriter {

  private final Plan plan;
  private final BashText out = new BashText();
  private final MdevBlocks mdevs = new MdevBlocks(out);
  private Class<? extends Operation> last = Operation.class;

  private BashWriter(Plan plan) {
    this.plan = plan;
  }

  /**
   * The script.
   *
   * @param comments findings that stand at its head
   */
  public static String write(Plan plan, List<Finding> comments) {
    return write(
        plan, "Crypto pass-through of host " + plan.host().name() + ".", comments, Home.STARTED);
  }

  /** The script of a folder that does one part of it. */
  static String write(Plan part, String title, List<Finding> comments, Home home) {
    BashWriter writer = new BashWriter(part);
    ScriptText.head(writer.out, part, home, title, comments, writer.variables(), writer.lasting());
    writer.out.functions(Libraries.provisioning(part));
    part.operations().forEach(writer::operation);
    writer.out.end();
    return writer.out.toString();
  }

  private List<Variable> variables() {
    List<Variable> variables =
        new ArrayList<>(List.of(Variable.DRY_RUN, Variable.KEEP, Variable.SYSFS));
    if (Libraries.keepsFiles(plan)) {
      variables.add(Variable.FILES);
    }
    if (plan.has(CheckHost.class)) {
      variables.add(Variable.ANY_DRIVER);
    }
    return variables;
  }

  /** What a second run does, and what the next boot takes away. */
  private String lasting() {
    List<String> lost = new ArrayList<>();
    if (plan.all(SetMasks.class).anyMatch(masks -> Libraries.kept(masks.keeper()).isEmpty())) {
      lost.add("Masks");
    }
    if (plan.has(OverrideQueues.class)) {
      lost.add(lost.isEmpty() ? "Overrides" : "overrides");
    }
    if (plan.has(Operation.CreateMdev.class)) {
      lost.add(lost.isEmpty() ? "Mdevs" : "mdevs");
    }
    return "Running it again does only what is missing."
        + (lost.isEmpty() ? "" : " " + enumerated(lost) + " last until the next boot.");
  }

  /** {@code Masks, overrides and mdevs}. */
  private static String enumerated(List<String> words) {
    int last = words.size() - 1;
    String before = String.join(", ", words.subList(0, last));
    return before + (before.isEmpty() ? "" : " and ") + words.get(last);
  }

  private void operation(Operation operation) {
    boolean first = !last.equals(operation.getClass());
    last = operation.getClass();
    if (operation instanceof LoadModule) {
      out.open("load vfio_ap", operation);
      out.line("check_bus\nload_module");
    } else if (operation instanceof CheckHost check) {
      out.open("check the host", operation);
      HostChecks.write(out, check);
    } else if (operation instanceof SetMasks masks) {
      out.open("set the masks", operation);
      masks(masks);
    } else if (operation instanceof OverrideQueues override) {
      out.open("override queues with " + override.driver(), operation);
      for (Apqn queue : override.queues()) {
        out.line("override " + queue + " " + Quote.word(override.driver()));
      }
    } else if (operation instanceof CheckDriver check) {
      out.line("dry || check_driver " + check.generation());
    } else if (operation instanceof WriteHostdev file) {
      if (first) {
        out.open("write the host devices for libvirt");
      }
      out.comment("for " + Places.text(file.places()));
      out.file(
          "place \"$FILES_DIR/" + CommandLines.hostdevFile(file.uuid()) + "\"",
          "XML",
          CommandLines.hostdevXml(file.uuid()));
    } else if (operation instanceof GiveToGuest give) {
      out.open("guest " + give.guest().name(), operation);
      give(give);
    } else {
      mdevs.block(operation, first);
    }
  }

  private void masks(SetMasks masks) {
    out.comment("adapters that stay with the host: " + masks.apmask());
    out.comment("domains that stay with the host: " + masks.aqmask());
    String both = BashText.masks(masks);
    out.line("set_masks " + both);
    PersistentMasks persistent =
        new PersistentMasks(plan.host().name(), masks.apmask(), masks.aqmask());
    switch (masks.keeper()) {
      case SYSFS, OVERRIDE -> {}
      case CHZDEV -> out.file("persist_masks " + both, "IMPORT", persistent.importFile());
      case UDEV -> out.file("persist_masks", "RULES", persistent.rules());
      case KERNEL_CMDLINE -> out.line("persist_masks " + both);
    }
  }

  private void give(GiveToGuest give) {
    out.notes(give.guest().notes());
    if (give.byLibvirt()) {
      out.comment("without libvirt: " + give.qemu());
      out.line("attach " + Quote.word(give.guest().name()) + " " + give.uuid());
      return;
    }
    out.line("say 'start it with'");
    out.line("say " + Quote.word(Quote.line(give.qemu())));
    out.line("say 'or, while it runs, tell its monitor'");
    out.line("say " + Quote.word(Quote.line(give.monitor())));
  }
}
