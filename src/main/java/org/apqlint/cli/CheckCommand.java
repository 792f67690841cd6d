package org.apqlint.cli;

import java.util.concurrent.Callable;
import org.apqlint.report.JsonReport;
import org.apqlint.report.TextReport;
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

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Format.Word.class,
      description = "text or json (default: text)")
  private Format format = Format.TEXT;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      converter = FailOn.Word.class,
      description =
          "exit with 1 from this severity on: error, warning, info or never (default: error)")
  private FailOn failOn = FailOn.ERROR;

  @Mixin private SpecOptions options;

  CheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    SpecRun run = options.read(paths.list(), context);
    context.print(
        format == Format.JSON
            ? JsonReport.render(run.analysis())
            : new TextReport(options.coloured(context.console())).render(run.reportInput()));
    return failOn.judge(run.analysis().findings()).code();
  }
}
