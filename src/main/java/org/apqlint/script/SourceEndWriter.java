package org.apqlint.script;

import java.util.List;
import org.apqlint.analysis.Move;
import org.apqlint.finding.Finding;
import org.apqlint.model.Mdev;
import org.apqlint.script.ScriptText.Home;

/**
 * Writes the script for the host that a guest leaves. QEMU does not migrate a guest that has a
 * vfio-ap device, so the device is detached before, and given back where the migration fails.
 */
public final class SourceEndWriter {

  private final MoveScript script;
  private final Targets targets;

  private SourceEndWriter(Move move, Targets targets) {
    this.script = MoveScript.source(move, targets);
    this.targets = targets;
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
    SourceEndWriter writer = new SourceEndWriter(move, targets);
    writer.check();
    writer.leave();
    writer.back();
    writer.release();
    MoveScript script = writer.script;
    return script.write(
        home,
        "Guest %s leaves host %s for host %s: the end at %s."
            .formatted(
                script.guest().name(),
                script.here().name(),
                script.there().name(),
                script.here().name()),
        comments,
        MoveLibraries.source(script, targets));
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

  private void check() {
    BashText out =
        script.stage("check", "compares guest, mdev and queues with the verdict; it only reads");
    out.line("only_reads");
    look(out, "compare with the verdict");
    out.line("dry || verdict\nanswer_differences");
  }

  private void leave() {
    BashText out = script.stage("leave", "detaches the device, and sends the guest to " + there());
    look(out, "compare with the verdict");
    if (script.byLibvirt()) {
      out.line("if ! dry && ! here \"$GUEST\" && is_there \"$GUEST\"; then");
      out.line("  say \"the guest is at $URI already\"\n  return\nfi");
    } else {
      out.line("by_hand_if_unknown");
    }
    script
        .mdev()
        .ifPresent(mdev -> out.line("if marked " + mark(mdev) + "; then\n  resumes=yes\nfi"));
    out.line("dry || verdict\nagree");
    if (script.byLibvirt()) {
      out.open("look for the other host");
      out.line("check_other_host \"$GUEST\"");
    }
    script.mdev().ifPresent(mdev -> detach(out, mdev));
    out.open("migrate the guest");
    script.send(out);
    out.line("dry || say " + StateLines.shown("next: arrive, on " + there()));
  }

  private void detach(BashText out, Mdev mdev) {
    out.open("detach the device");
    out.line("mark " + mark(mdev) + " " + Quote.word("leave detaches mdev " + mdev.uuid()));
    script.detach(out, mdev);
  }

  private static String mark(Mdev mdev) {
    return "detached-" + mdev.uuid();
  }

  private void back() {
    BashText out =
        script.stage("back", "gives the guest its device again; after back on " + there());
    look(out, "look for the guest");
    arrived(out);
    script
        .mdev()
        .ifPresent(
            mdev -> {
              out.open("attach the device");
              script.attach(out, mdev);
              out.line("unmark " + mark(mdev));
            });
    out.open("compare with the verdict");
    out.comment("a difference is told, and the guest keeps its device");
    out.line("way_back=()\ndry || verdict\nagree");
  }

  private void arrived(BashText out) {
    if (script.byLibvirt()) {
      out.line(
          "must_be_here \"$GUEST\" "
              + StateLines.shown("back is to be run on " + there() + " first"));
    } else {
      out.line("by_hand_if_unknown\nmust_have_arrived");
    }
  }

  private void release() {
    BashText out =
        script.stage("release", "removes the mdev here, when the guest is not to come back");
    if (script.mdev().isEmpty()) {
      out.line("say 'the guest has no mdev: there is nothing to remove'");
      return;
    }
    Mdev mdev = script.mdev().get();
    look(out, "look for the guest");
    if (script.byLibvirt()) {
      out.line("if ! dry && here \"$GUEST\"; then");
      out.line(
          "  stop \"guest $(printf '%q' \"$GUEST\") is here: it may need mdev "
              + mdev.uuid()
              + "\"");
      out.line("fi");
    }
    out.open("remove mdev " + mdev.name());
    MoveLibraries.remove(out, mdev.uuid(), targets.via());
    MoveLibraries.undefine(out, mdev.uuid(), targets.via());
    out.line("unmark " + mark(mdev));
  }
}
