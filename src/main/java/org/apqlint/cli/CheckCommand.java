package org.apqlint.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.apqlint.report.ReportInput;
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

  @Mixin private SpecOptions options;

  CheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    reports.check(context.console());
    if (!watch) {
      return check(context);
    }
    if (paths.list().contains(STANDARD_INPUT)) {
      throw new CommandFailure("`--watch` waits for files to change: standard input is none");
    }
    return new WatchLoop(context, new PolledChanges()).run(this::check);
  }

  private int check(Context context) {
    Optional<BaselineFile> known = baseline.read(context);
    ConfiguredRun run = config.run(paths.list(), options, context);
    ReportInput input = run.reportInput(context.console().today(), known);
    reports.emit(input, options.look(context.console()), context);
    return run.configuration()
        .failOn(Optional.ofNullable(failOn))
        .judge(input.analysis().findings())
        .code();
  }
}
