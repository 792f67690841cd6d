package org.apqlint.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Safety;
import org.apqlint.fix.Fixing;
import org.apqlint.model.SourceText;
import org.apqlint.report.Glyphs;
import picocli.CommandLine.Option;

/** Whether findings are fixed, and how far. */
final class FixOptions {

  private static final String STANDARD_INPUT = "-";

  @Option(
      names = "--fix",
      description =
          "mend what has one clear remedy, and report what is left; of standard input print the"
              + " mended text")
  private boolean fix;

  @Option(
      names = "--unsafe",
      description = "with --fix or --diff: also make fixes that change what hosts and guests get")
  private boolean unsafe;

  @Option(
      names = "--diff",
      description = "write nothing; print what --fix would change, and exit with 1 if it would")
  private boolean diff;

  /** Whether anything is asked of them. */
  boolean wanted() {
    return fix || diff;
  }

  /** Whether they are only shown. */
  boolean shownOnly() {
    return diff;
  }

  /** Whether standard output gets the text that was read from standard input. */
  boolean printsText(List<String> paths) {
    return fix && !diff && paths.contains(STANDARD_INPUT);
  }

  /**
   * What is wrong with them is said before anything is read.
   *
   * @param printsReport whether a report is asked for on standard output
   */
  void check(List<String> paths, boolean printsReport) {
    if (unsafe && !wanted()) {
      throw new CommandFailure("`--unsafe` says which fixes are made: add `--fix` or `--diff`");
    }
    if (printsText(paths) && paths.size() > 1) {
      throw new CommandFailure("`-` stands alone with `--fix`: its text is printed");
    }
    if (printsReport && (diff || printsText(paths))) {
      throw new CommandFailure(
          (diff ? "`--diff`" : "`--fix` of standard input")
              + " prints a text, so no report can be printed: write it with `--output FORMAT=PATH`");
    }
  }

  private Safety allowed() {
    return unsafe ? Safety.UNSAFE : Safety.SAFE;
  }

  /** Fixes a run; no file is written. */
  Fixing.Outcome<CheckedRun> mend(
      CheckedRun run, Function<Map<String, SourceText>, CheckedRun> check) {
    return new Fixing<>(check, allowed()).run(run);
  }

  /** Says on standard error what was fixed, or would be, and what could be. */
  void tell(Fixing.Outcome<CheckedRun> outcome, Context context) {
    StringBuilder text = new StringBuilder();
    if (!outcome.fixed().isEmpty()) {
      Map<String, Long> files =
          outcome.fixed().stream()
              .collect(
                  Collectors.groupingBy(
                      finding -> finding.place().file(), TreeMap::new, Collectors.counting()));
      text.append(diff ? "would fix " : "fixed ")
          .append(findings(outcome.fixed().size()))
          .append(" in ")
          .append(
              files.entrySet().stream()
                  .map(file -> Glyphs.visible(file.getKey()) + " (" + file.getValue() + ")")
                  .collect(Collectors.joining(", ")))
          .append('\n');
    }
    for (Finding refused : outcome.refused()) {
      text.append(Glyphs.visible(refused.place().toString()))
          .append(": ")
          .append(refused.code())
          .append(" is not fixed: that would bring another finding\n");
    }
    long more =
        unsafe
            ? 0
            : Fixing.fixable(outcome.world().reported(), Safety.UNSAFE) - outcome.refused().size();
    if (more > 0) {
      text.append(more == 1 ? "1 more finding" : more + " more findings")
          .append(" can be fixed with `--unsafe`\n");
    }
    context.complain(text.toString());
  }

  /** Says on a terminal what could be fixed. */
  void hint(CheckedRun run, Context context) {
    long safe = Fixing.fixable(run.reported(), Safety.SAFE);
    long all = Fixing.fixable(run.reported(), Safety.UNSAFE);
    if (context.console().terminal() && !wanted() && all > 0) {
      context.complain(
          safe == 0
              ? findings(all) + " can be fixed with `--fix --unsafe`\n"
              : findings(safe)
                  + " can be fixed with `--fix`"
                  + (all > safe ? ", " + (all - safe) + " more with `--fix --unsafe`" : "")
                  + "\n");
    }
  }

  private static String findings(long number) {
    return number == 1 ? "1 finding" : number + " findings";
  }
}
