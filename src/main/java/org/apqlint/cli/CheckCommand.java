package org.apqlint.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apqlint.fix.Fixing;
import org.apqlint.model.SourceText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code apqlint check}: the report. */
@Command(
    name = "check",
    description = "Report what is wrong with a specification, and what its guests get.",
    exitCodeList = {
      "0:clean",
      "1:findings at or above the threshold",
      "2:a wrong command line, or something that cannot be read or written"
    })
final class CheckCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";

  private final Context context;

  @Mixin private SpecPaths paths;

  @Mixin private ReportOptions reports;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      converter = FailOn.Word.class,
      description =
          "exit with 1 from this severity on: error, warning, info or never (default: what the"
              + " configuration says, else error)")
  private FailOn failOn;

  @Mixin private ConfigOptions config;

  @Option(
      names = "--watch",
      description = "check again whenever a file that was read changes; Ctrl-C ends it")
  private boolean watch;

  @Mixin private BaselineOption baseline;

  @Mixin private FixOptions fixes;

  @Mixin private SpecOptions options;

  CheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    reports.check(context.console());
    fixes.check(paths.list(), reports.prints());
    if (!watch) {
      return check(context);
    }
    if (paths.list().contains(STANDARD_INPUT)) {
      throw new CommandFailure("`--watch` waits for files to change: standard input is none");
    }
    if (fixes.wanted()) {
      throw new CommandFailure("`--watch` reports only: fix without it");
    }
    return new WatchLoop(context, new PolledChanges()).run(this::check);
  }

  private int check(Context context) {
    Optional<BaselineFile> known = baseline.read(context);
    ConfiguredRun configured = config.run(paths.list(), options, context);
    CheckedRun run = checked(configured, known, context);
    FailOn threshold = configured.configuration().failOn(Optional.ofNullable(failOn));
    if (fixes.wanted()) {
      Function<Map<String, SourceText>, CheckedRun> again =
          texts -> checked(configured.again(paths.list(), texts, options, context), known, context);
      return fixed(run, again, threshold, context).code();
    }
    reports.emit(run.input(), options.look(context.console()), context);
    fixes.hint(run, context);
    return threshold.judge(run.reported()).code();
  }

  private CheckedRun checked(ConfiguredRun run, Optional<BaselineFile> known, Context context) {
    return new CheckedRun(
        run.run(),
        run.reportInput(context.console().today(), known)
            .with(() -> HostScripts.of(run.run(), options.pipeline(context))));
  }

  private ExitCode fixed(
      CheckedRun run,
      Function<Map<String, SourceText>, CheckedRun> again,
      FailOn threshold,
      Context context) {
    Fixing.Outcome<CheckedRun> outcome = fixes.mend(run, again);
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
      options.complain(after.reported(), after.input().sources(), context);
      reports.writeFiles(after.input(), context);
    } else {
      reports.emit(after.input(), options.look(context.console()), context);
    }
    fixes.tell(outcome, context);
    return threshold.judge(after.reported());
  }
}
