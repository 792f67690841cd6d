package org.apqlint.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.analysis.Move;
import org.apqlint.finding.Finding;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.script.ScriptText.Home;

/**
 * The files of a guest's way to another host: a script for each end, one for inside of the guest,
 * what other programs read, and a page that says in which order all this is run.
 */
public final class MoveFolder {

  private final Move move;
  private final Targets targets;
  private final List<Finding> comments;
  private final FileNames names = new FileNames();
  private final String target;
  private final String source;
  private final String inside;

  private MoveFolder(Move move, Targets targets, List<Finding> comments) {
    this.move = move;
    this.targets = targets;
    this.comments = comments;
    String guest = move.guest().name();
    this.target = names.of(move.to().host().name() + "-" + guest, ".sh");
    this.source = names.of(move.from().host().name() + "-" + guest, ".sh");
    this.inside = names.of("inside-" + guest, ".sh");
  }

  /** All of them, by their paths, for hosts that are administered by sysfs. */
  public static Map<String, String> files(Move move, List<Finding> comments) {
    return files(move, Targets.SYSFS, comments);
  }

  /** All of them, by their paths, for these tools. */
  public static Map<String, String> files(Move move, Targets targets, List<Finding> comments) {
    return new MoveFolder(move, targets, comments).files();
  }

  private Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(target, TargetEndWriter.write(move, targets, comments, Home.BESIDE));
    files.put(source, SourceEndWriter.write(move, targets, comments, Home.BESIDE));
    files.put(inside, InsideWriter.write(move));
    files.putAll(ScriptFolder.data(TargetEndWriter.plan(move, targets)));
    if (targets.byLibvirt(move.guest())) {
      Stream.of(move.source(), move.target())
          .flatMap(Optional::stream)
          .map(Mdev::uuid)
          .forEach(
              uuid -> files.put(CommandLines.hostdevFile(uuid), CommandLines.hostdevXml(uuid)));
    }
    files.put("README.md", readme());
    files.put(Checksums.FILE, Checksums.of(files));
    return files;
  }

  private String readme() {
    String from = Markdown.cell(move.from().host().name());
    String to = Markdown.cell(move.to().host().name());
    StringBuilder text = new StringBuilder();
    text.append("# Guest %s: from %s to %s%n%n".formatted(guest(), from, to));
    text.append(
        "Written by apqlint. Copy this folder to both hosts, and run as root, in this order:\n\n");
    text.append("| | where | run | does | if it fails, or to go back afterwards |\n");
    text.append("|---|---|---|---|---|\n");
    row(
        text,
        1,
        to,
        target + " prepare",
        move.target().isPresent() ? "makes the mdev" : "nothing: the guest has no mdev",
        "`" + target + " back` removes the mdev again");
    row(
        text,
        2,
        from,
        source + " leave",
        move.source().isPresent() ? "detaches the device, and migrates" : "migrates",
        afterLeave(from, to));
    row(
        text,
        3,
        to,
        target + " arrive",
        move.target().isPresent() ? "attaches the device" : "looks for the guest",
        "`" + target + " back`, then on " + from + " `" + source + " back`");
    row(text, 4, "the guest", inside, "compares its queues, and their master keys", "as before");
    row(
        text,
        5,
        from,
        source + " release",
        "removes the mdev there, if you like",
        "no way back from here");
    text.append(
        """

        What fails in the middle of a stage is taken back by itself (`KEEP=1` keeps it). After a kill, run the same stage
        again. `DRY_RUN=1` in front of a script prints what it would do; that needs no host.
        `%s check` and `%s verify` only read, and exit with 1 where something is not as the verdict has it.

        """
            .formatted(source, target));
    queues(text, "The guest has on " + from, move.has());
    queues(text, "The guest is promised on " + to, move.gets());
    text.append(loses());
    return text.append(Markdown.findings(comments)).toString();
  }

  private String afterLeave(String from, String to) {
    return "on "
        + to
        + " `"
        + target
        + " back`, then on "
        + from
        + " `"
        + source
        + " back`; the first of them only if the guest has left";
  }

  private static void row(
      StringBuilder text, int number, String where, String run, String does, String back) {
    text.append("| %d | %s | `bash %s` | %s | %s |%n".formatted(number, where, run, does, back));
  }

  private String guest() {
    return Markdown.cell(move.guest().name());
  }

  private static void queues(StringBuilder text, String what, Matrix matrix) {
    text.append("* ")
        .append(what)
        .append(": ")
        .append(matrix.isEmpty() ? "no queue" : matrix + " (" + matrix.toQueues() + ")")
        .append(".\n");
  }

  private String loses() {
    String lost =
        Matrix.folded(
                move.has().adapters().stream()
                    .mapToObj(
                        apid ->
                            Matrix.row(
                                apid, move.has().domains().minus(move.gets().domainsOf(apid))))
                    .filter(row -> !row.isEmpty())
                    .toList())
            .stream()
            .map(Matrix::toQueues)
            .collect(Collectors.joining(", "));
    return lost.isEmpty() ? "* It loses no queue.\n" : "* It loses " + lost + ".\n";
  }
}
