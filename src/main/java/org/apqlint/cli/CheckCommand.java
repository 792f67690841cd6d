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
          "exit with 1 from this severity on: error, warning, info or never (default: what the"
              + " configuration says, else error)")
  private FailOn failOn;

  @Mixin private ConfigOptions config;

  @Mixin private BaselineOption baseline;

  @Mixin private SpecOptions options;

  CheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    reports.check(context.console());
    Optional<BaselineFile> known = baseline.read(context.console());
    ConfiguredRun run = config.run(paths.list(), options, context);
    ReportInput input =
        run.reportInput(context.console().today(), known)
            .with(() -> HostScripts.of(run.run(), context.pipeline()));
    reports.emit(input, options.look(context.console()), context);
    return run.configuration()
        .failOn(Optional.ofNullable(failOn))
        .judge(input.analysis().findings())
        .code();
  }
}
