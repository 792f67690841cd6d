package org.apqlint.cli;

import java.util.concurrent.Callable;
import org.apqlint.fix.Fixing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code apqlint check}: the report. */
@Command(
    name = "check",
    description = "Report what is wrong with a specification, and what its guests get.")
final class CheckCommand implements Callable<Integer> {

  private final Context context;

  @Mixin private SpecPaths paths;

  @Mixin private ReportOptions reports;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      converter = FailOn.Word.class,
      description =
          "exit with 1 from this severity on: error, warning, info or never (default: error)")
  private FailOn failOn = FailOn.ERROR;

  @Mixin private FixOptions fixes;

  @Mixin private SpecOptions options;

  CheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    reports.check(context.console());
    fixes.check(paths.list(), reports.prints());
    CheckedRun run = checked(options.read(paths.list(), context));
    if (fixes.wanted()) {
      return fixed(run).code();
    }
    reports.emit(run.input(), options.coloured(context.console()), context);
    fixes.hint(run, context);
    return failOn.judge(run.reported()).code();
  }

  private CheckedRun checked(SpecRun run) {
    return new CheckedRun(run, run.reportInput(context.console().today()));
  }

  private ExitCode fixed(CheckedRun run) {
    Fixing.Outcome<CheckedRun> outcome =
        fixes.mend(run, texts -> checked(options.again(paths.list(), texts, context)));
    CheckedRun after = outcome.world();
    FixedFiles files = new FixedFiles(run.sources(), after.sources(), context.console());
    if (fixes.shownOnly()) {
      context.print(files.differences());
      reports.writeFiles(run.input(), context);
      fixes.tell(outcome, context);
      return files.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }
    files.write();
    if (fixes.printsText(paths.list())) {
      context.print(after.sources().get("-").text());
      options.complain(after.reported(), after.run(), context);
      reports.writeFiles(after.input(), context);
    } else {
      reports.emit(after.input(), options.coloured(context.console()), context);
    }
    fixes.tell(outcome, context);
    return failOn.judge(after.reported());
  }
}
