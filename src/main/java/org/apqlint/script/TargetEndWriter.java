package org.apqlint.script;

import java.util.List;
import org.apqlint.analysis.Move;
import org.apqlint.finding.Finding;
import org.apqlint.model.Mdev;
import org.apqlint.script.Operation.CheckDriver;
import org.apqlint.script.Operation.CreateMdev;
import org.apqlint.script.Operation.DefineMdev;
import org.apqlint.script.Operation.Provision;
import org.apqlint.script.ScriptText.Home;

/**
 * Writes the script for the host that a guest moves to: the mdev is made as it was replayed, and
 * compared with what the guest is promised before the guest has it, and after.
 */
public final class TargetEndWriter {

  private final MoveScript script;
  private final Targets targets;
  private final Plan plan;

  private TargetEndWriter(Move move, Targets targets) {
    this.script = MoveScript.target(move, targets);
    this.targets = targets;
    this.plan = plan(move, targets);
  }

  /**
   * The script, for a host that is administered by sysfs.
   *
   * @param comments findings that stand at its head
   */
  public static String write(Move move, List<Finding> comments) {
    return write(move, Targets.SYSFS, comments);
  }

  /** The script, for these tools. */
  public static String write(Move move, Targets targets, List<Finding> comments) {
    return write(move, targets, comments, Home.STARTED);
  }

  static String write(Move move, Targets targets, List<Finding> comments, Home home) {
    TargetEndWriter writer = new TargetEndWriter(move, targets);
    writer.prepare();
    writer.arrive();
    writer.back();
    writer.verify();
    MoveScript script = writer.script;
    return script.write(
        home,
        "Guest %s moves from host %s to host %s: the end at %s."
            .formatted(
                script.guest().name(),
                script.there().name(),
                script.here().name(),
                script.here().name()),
        comments,
        MoveLibraries.target(script, writer.plan, targets));
  }

  /** What of the plan of that host is about the guest's mdev. */
  static Plan plan(Move move, Targets targets) {
    Plan all = ScriptPlanner.plan(move.to(), targets);
    return new Plan(
        all.host(),
        all.operations().stream()
            .filter(
                operation ->
                    move.target().isPresent() && isFor(operation, move.target().get().uuid()))
            .toList());
  }

  private static boolean isFor(Operation operation, String uuid) {
    if (operation instanceof CreateMdev create) {
      return create.uuid().equals(uuid);
    } else if (operation instanceof DefineMdev define) {
      return define.uuid().equals(uuid);
    } else if (operation instanceof Provision provision) {
      return provision.uuid().equals(uuid);
    }
    return operation instanceof CheckDriver;
  }

  private String there() {
    return script.there().name();
  }

  private void look(BashText out, String title) {
    out.open(title);
    script
        .mdev()
        .ifPresent(
            mdev -> out.line("check_bus\ndry || check_driver " + script.here().generation()));
  }

  private void prepare() {
    BashText out =
        script.stage("prepare", "makes the mdev, and compares it with what the guest is promised");
    if (script.mdev().isEmpty()) {
      out.line("say 'the guest has no mdev: there is nothing to prepare'");
    }
    script.mdev().ifPresent(mdev -> prepare(out, mdev));
    if (!script.byLibvirt() && script.guest().running()) {
      out.line(
          "say 'start QEMU for the guest here without the vfio-ap device, and with -incoming tcp:0:4444'");
    }
    out.line("dry || say " + StateLines.shown("next: leave, on " + there()));
  }

  private void prepare(BashText out, Mdev mdev) {
    out.open("load vfio_ap");
    out.line("check_bus\nload_module");
    out.open("check the host");
    HostChecks.write(out, ScriptPlanner.checkHost(script.here(), List.of(mdev)));
    out.open("check the queues");
    out.line("uuid=" + mdev.uuid());
    out.line("adapters=(" + BashText.numbers(mdev.matrix().adapters()) + ")");
    out.line("domains=(" + BashText.numbers(mdev.matrix().domains()) + ")");
    if (script.here().overrides().isEmpty()) {
      out.line("check_left");
    }
    out.line("check_bound" + MoveScript.ids(script.queues()));
    out.line("check_not_shared");
    out.line("remember " + mdev.uuid());
    MdevBlocks blocks = new MdevBlocks(out);
    for (Operation operation : plan.operations()) {
      if (operation instanceof CheckDriver check) {
        out.line("dry || check_driver " + check.generation());
      } else {
        blocks.block(operation, true);
      }
    }
    out.open("compare with the verdict");
    out.line("dry || promised\nagree");
  }

  private void arrive() {
    BashText out = script.stage("arrive", "gives the guest its device, after leave on " + there());
    look(out, "look for the guest");
    if (script.byLibvirt()) {
      out.line(
          "must_be_here \"$GUEST\" "
              + StateLines.shown("leave is to be run on " + there() + " first"));
    } else {
      out.line("by_hand_if_unknown\nmust_have_arrived");
    }
    script
        .mdev()
        .ifPresent(
            mdev -> {
              out.open("look for the mdev");
              out.line("dry || promised\nagree");
              out.open("attach the device");
              script.attach(out, mdev);
            });
    out.open("compare with the verdict");
    out.line("dry || verdict\nagree");
    out.line("dry || say 'next: the script for inside of the guest'");
  }

  private void back() {
    BashText out =
        script.stage(
            "back",
            "sends the guest back to "
                + there()
                + ", if it is here, and removes the mdev if prepare made it");
    look(out, "look for the guest");
    if (script.byLibvirt()) {
      out.line("if dry || here \"$GUEST\"; then");
      BashText body = new BashText();
      leave(body);
      out.indented(body);
      out.line("else\n  say \"guest $(printf '%q' \"$GUEST\") is not here\"\nfi");
    } else {
      out.line("by_hand_if_unknown");
      leave(out);
    }
    script.mdev().ifPresent(mdev -> remove(out, mdev));
    out.line("dry || say " + StateLines.shown("next: back, on " + there()));
  }

  private void leave(BashText out) {
    if (script.byLibvirt()) {
      out.line("check_other_host \"$GUEST\"");
    }
    script
        .mdev()
        .ifPresent(
            mdev -> {
              out.open("detach the device");
              script.detach(out, mdev);
            });
    out.open("migrate the guest");
    script.send(out);
  }

  private void remove(BashText out, Mdev mdev) {
    out.open("remove mdev " + mdev.name());
    out.line("if dry || made " + mdev.uuid() + " mdev; then");
    BashText removal = new BashText();
    MoveLibraries.remove(removal, mdev.uuid(), targets.via());
    out.indented(removal);
    out.line("else\n  stays " + mdev.uuid() + "\nfi");
    if (targets.via() != Targets.Via.SYSFS) {
      out.line("if dry || made " + mdev.uuid() + " definition; then");
      BashText undefinition = new BashText();
      MoveLibraries.undefine(undefinition, mdev.uuid(), targets.via());
      out.indented(undefinition);
      out.line("fi");
    }
    out.line("unmark prepared-" + mdev.uuid());
  }

  private void verify() {
    BashText out =
        script.stage("verify", "compares guest, mdev and queues with the verdict; it only reads");
    out.line("only_reads");
    look(out, "compare with the verdict");
    out.line("dry || verdict\nanswer_differences");
  }
}
