package org.apqlint.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.analysis.Move;
import org.apqlint.analysis.move.Candidate;
import org.apqlint.analysis.move.Evacuation;
import org.apqlint.engine.Moves;
import org.apqlint.engine.plan.Manner;
import org.apqlint.finding.Finding;
import org.apqlint.script.EvacuationFolder;
import org.apqlint.script.InsideWriter;
import org.apqlint.script.MoveFolder;
import org.apqlint.script.SourceEndWriter;
import org.apqlint.script.TargetEndWriter;
import org.apqlint.script.Targets;
import picocli.CommandLine.Option;

/** The options of {@code migrate} that print scripts in place of a verdict. */
final class RunbookOptions {

  /** Where a script of a runbook is run. */
  enum End {
    SOURCE,
    TARGET,
    INSIDE
  }

  static final class EndWord extends OneOf<End> {
    EndWord() {
      super(End.class);
    }
  }

  @Option(
      names = "--runbook",
      description =
          "write the scripts of the move, one for each end and one for inside the guest, if it is"
              + " possible; give -o or --end, too")
  private boolean runbook;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "the directory that the runbook is written to, with a page that says the order")
  private String output;

  @Option(
      names = "--end",
      paramLabel = "END",
      converter = EndWord.class,
      description = "print one script of the runbook: source, target or inside")
  private End end;

  @Option(
      names = "--via",
      paramLabel = "TOOL",
      converter = TargetOptions.ViaWord.class,
      description = "who creates the mdev on the target: sysfs, mdevctl or virsh (default: sysfs)")
  private Targets.Via via = Targets.Via.SYSFS;

  boolean wanted() {
    return runbook;
  }

  /**
   * Looks whether the options fit together.
   *
   * @param all whether a host is evacuated
   * @param to whether a host is named
   * @param live whether a live migration is asked about
   */
  void check(boolean all, boolean to, boolean live) {
    if (!runbook && (output != null || end != null)) {
      throw new CommandFailure("`-o` and `--end` say where a runbook goes: add `--runbook`");
    }
    if (runbook && live) {
      throw new CommandFailure(
          "`--live` judges by a design that no released QEMU carries out, and a runbook detaches and"
              + " attaches as today: ask for it without `--live`");
    }
    if (runbook && !all && !to) {
      throw new CommandFailure("a runbook leads to one host: name it with `--to`");
    }
    if (runbook && (output == null) == (end == null)) {
      throw new CommandFailure(
          "`--runbook` makes a script for each end: give `-o DIR` for all of them, or `--end` for"
              + " one on standard output");
    }
    if (all && end != null) {
      throw new CommandFailure("`--all` makes a runbook for each guest: give `-o DIR`");
    }
  }

  /**
   * Writes the runbooks of these moves, one after the other.
   *
   * @param evacuation what they are part of, if they are: then each has a folder of its own
   * @return false if there is none, because something stands against one of them
   */
  boolean print(
      List<Candidate> moves,
      Optional<Evacuation> evacuation,
      Moves answers,
      Context context,
      SpecOptions options,
      SpecRun run) {
    List<Move> replayed = new ArrayList<>();
    for (Candidate move : moves) {
      if (!move.possible()) {
        options.complain(move.answer().objections(), run, context);
        context.complain("apqlint: no runbook: see the findings above\n");
        return false;
      }
      Move whole = answers.replayed(move, moves.subList(0, replayed.size()), Manner.SAFEST);
      List<String> refusals = Moves.refusals(whole);
      if (!refusals.isEmpty()) {
        context.complain("apqlint: no runbook: " + String.join("; ", refusals) + "\n");
        return false;
      }
      replayed.add(whole);
    }
    if (end != null) {
      context.print(script(replayed.get(0), moves.get(0).answer().concerning()));
    } else {
      AtomicFolder.write(folder(context), files(moves, replayed, evacuation));
    }
    return true;
  }

  private Targets targets() {
    return new Targets(via, Targets.Pools.SYSFS, Targets.Guests.AS_DECLARED);
  }

  private String script(Move move, List<Finding> comments) {
    return switch (end) {
      case SOURCE -> SourceEndWriter.write(move, targets(), comments);
      case TARGET -> TargetEndWriter.write(move, targets(), comments);
      case INSIDE -> InsideWriter.write(move);
    };
  }

  private Map<String, String> files(
      List<Candidate> moves, List<Move> replayed, Optional<Evacuation> evacuation) {
    if (evacuation.isEmpty()) {
      return MoveFolder.files(replayed.get(0), targets(), moves.get(0).answer().concerning());
    }
    List<EvacuationFolder.Stage> stages = new ArrayList<>();
    for (int i = 0; i < moves.size(); i++) {
      stages.add(new EvacuationFolder.Stage(replayed.get(i), moves.get(i).answer().concerning()));
    }
    List<String> stranded =
        evacuation.get().stranded().stream().map(some -> some.guest().name()).toList();
    return EvacuationFolder.files(stages, stranded, targets());
  }

  private Path folder(Context context) {
    try {
      return context.console().cwd().resolve(output);
    } catch (InvalidPathException e) {
      throw new CommandFailure("`" + output + "` is not the name of a directory");
    }
  }
}
