package org.apqlint.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.analysis.Move;
import org.apqlint.finding.Finding;
import org.apqlint.model.Generation;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Place;
import org.apqlint.script.ScriptText.Home;
import org.apqlint.script.ScriptText.Variable;

/**
 * The script for one end of a guest's way: stages, one of which is done in a run, and what they
 * have in common. The stages themselves are up to the writer of that end.
 *
 * @param move the guest's way
 * @param here the host where the script runs
 * @param there the host at the other end
 * @param mdev the guest's mdev here
 * @param queues what the guest has here, or is promised here
 * @param byLibvirt whether libvirt has the guest; else it is told through QEMU's monitor
 */
record MoveScript(
    Move move,
    Host here,
    Host there,
    Optional<Mdev> mdev,
    Matrix queues,
    boolean byLibvirt,
    List<Stage> stages) {

  /** What is done in one run. */
  record Stage(String name, String what, BashText body) {}

  /** The end that the guest leaves. */
  static MoveScript source(Move move, Targets targets) {
    return new MoveScript(
        move,
        move.from().host(),
        move.to().host(),
        move.source(),
        move.has(),
        targets.byLibvirt(move.guest()),
        new ArrayList<>());
  }

  /** The end where it arrives. */
  static MoveScript target(Move move, Targets targets) {
    return new MoveScript(
        move,
        move.to().host(),
        move.from().host(),
        move.target(),
        move.gets(),
        targets.byLibvirt(move.guest()),
        new ArrayList<>());
  }

  Guest guest() {
    return move.guest();
  }

  /** A new stage, to be filled. */
  BashText stage(String name, String what) {
    Stage stage = new Stage(name, what, new BashText());
    stages.add(stage);
    return stage.body();
  }

  /** The whole script. */
  String write(Home home, String title, List<Finding> comments, List<String> functions) {
    BashText out = new BashText();
    String usage =
        stages.stream()
            .map(stage -> "%-8s %s".formatted(stage.name(), stage.what()))
            .collect(Collectors.joining("\n"));
    ScriptText.head(
        out,
        files(),
        here,
        home,
        title,
        comments,
        variables(),
        "Its argument is one stage; a stage that was done is done again only as far as it is missing:\n"
            + usage);
    if (byLibvirt) {
      out.line("default_uri=" + Quote.word(CommandLines.uri(there.name())));
      out.line("readonly URI=${URI:-$default_uri}");
    }
    out.line("");
    out.functions(functions);
    BashText body = new BashText();
    expectations(body);
    stages.forEach(stage -> function(body, stage));
    dispatch(body, usage);
    body.end();
    String text = body.toString();
    if (text.contains("$GUEST")) {
      out.line("");
      out.line("readonly GUEST=" + Quote.word(guest().name()));
    }
    return out + text;
  }

  private String files() {
    return Stream.concat(
            Stream.of(move.migration().place(), guest().place(), here.place()),
            mdev.map(Mdev::place).stream())
        .map(Place::file)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private List<Variable> variables() {
    List<Variable> variables =
        new ArrayList<>(List.of(Variable.DRY_RUN, Variable.KEEP, Variable.SYSFS, Variable.FILES));
    if (mdev.isPresent()) {
      variables.add(Variable.ANY_DRIVER);
      variables.add(Variable.DETACH_WAIT);
    }
    if (byLibvirt) {
      variables.add(Variable.URI);
    } else {
      variables.add(Variable.MONITOR);
      variables.add(Variable.MIGRATE_WAIT);
    }
    return variables;
  }

  /** What the verdict says of the mdev, and, once the guest has it, of the guest. */
  private void expectations(BashText out) {
    out.line("");
    out.comment("what the verdict says of the mdev");
    out.line("promised() {");
    if (mdev.isEmpty()) {
      out.line("  say 'the guest has no mdev'");
    }
    mdev.ifPresent(
        some -> {
          String which = some.uuid() + " " + StateLines.shown(some.name());
          out.line(
              "  expect_mdev "
                  + which
                  + ids(some.matrix())
                  + " "
                  + StateLines.list(some.controlDomains().ids()));
          String seen = "expect_guest_matrix " + which + ids(queues);
          if (here.generation() == Generation.V10) {
            // The file can be read only while a guest has the mdev open.
            out.line("  if " + runsWith(some) + "; then\n    " + seen + "\n  fi");
          } else if (here.generation() != Generation.STATIC) {
            out.line("  " + seen);
          }
        });
    out.line("}");
    out.line("");
    out.comment("what it says once the guest has the mdev");
    out.line("verdict() {\n  promised");
    mdev.ifPresent(
        some -> {
          out.line(
              "  expect_device \"$GUEST\" "
                  + some.uuid()
                  + (byLibvirt ? "" : guest().running() ? " yes" : " no"));
          out.line("  if " + runsWith(some) + "; then\n    expect_in_use" + ids(queues) + "\n  fi");
        });
    if (mdev.isEmpty() && byLibvirt) {
      out.line(
          "  here \"$GUEST\" || differences+=(\"guest $(printf '%q' \"$GUEST\") is not here\")");
    }
    out.line("}");
  }

  private static String runsWith(Mdev mdev) {
    return "runs_with \"$GUEST\" " + mdev.uuid();
  }

  static String ids(Matrix matrix) {
    return " " + StateLines.list(matrix.adapters()) + " " + StateLines.list(matrix.domains());
  }

  private static void function(BashText out, Stage stage) {
    out.line("");
    out.comment(stage.name() + ": " + stage.what());
    out.line("stage_" + stage.name() + "() {");
    out.indented(stage.body());
    out.line("}");
  }

  private void dispatch(BashText out, String usage) {
    out.line("\ncase $#:${1:-} in");
    stages.forEach(stage -> out.line("  1:" + stage.name() + ") stage_" + stage.name() + " ;;"));
    out.file("  *) usage", "STAGES", usage.indent(2));
    out.line("    ;;\nesac");
  }

  /** The XML of the device, where libvirt reads it. */
  void hostdev(BashText out, Mdev some) {
    out.file(
        "place \"$FILES_DIR/" + CommandLines.hostdevFile(some.uuid()) + "\"",
        "XML",
        CommandLines.hostdevXml(some.uuid()));
  }

  /** The guest gets the device. */
  void attach(BashText out, Mdev some) {
    others(out, Runbook.attach(guest(), some.uuid()));
    if (byLibvirt) {
      hostdev(out, some);
      out.line("attach \"$GUEST\" " + some.uuid());
    } else if (guest().running()) {
      out.line("plug " + some.uuid() + " " + add(some) + " " + remove());
    } else {
      out.line("say 'start it with'");
      out.line("say " + StateLines.shown(CommandLines.qemu(here, guest(), some.uuid())));
    }
  }

  /** The guest lets go of the device. */
  void detach(BashText out, Mdev some) {
    others(out, Runbook.detach(guest(), some.uuid()));
    if (byLibvirt) {
      hostdev(out, some);
      out.line("detach \"$GUEST\" " + some.uuid());
    } else if (guest().running()) {
      out.line("unplug " + some.uuid() + " " + remove() + " " + add(some));
    } else {
      out.line("say 'start it without its vfio-ap device'");
    }
  }

  /** The guest goes to the other host. */
  void send(BashText out) {
    if (byLibvirt) {
      out.line("send \"$GUEST\"");
    } else if (guest().running()) {
      out.line("send " + StateLines.shown(CommandLines.migrate(there.name())));
    } else {
      out.line("say 'the guest does not run: it is started at the other host'");
    }
  }

  private String add(Mdev some) {
    return StateLines.shown("device_add " + CommandLines.device(guest(), some.uuid()));
  }

  private String remove() {
    return StateLines.shown("device_del " + guest().deviceId());
  }

  /** What else would do it, for a person. */
  private static void others(BashText out, List<Runbook.Way> ways) {
    for (Runbook.Way way : ways.subList(1, ways.size())) {
      way.commands().forEach(command -> out.comment("or, " + way.by() + ": " + command));
    }
  }
}
