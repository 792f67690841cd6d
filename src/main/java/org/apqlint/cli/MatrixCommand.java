package org.apqlint.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.report.MatrixPicture;
import org.apqlint.report.svg.MapFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code apqlint matrix}: a picture of each host's queues. */
@Command(
    name = "matrix",
    description = "Draw adapters and domains of each host: whose queue is it.",
    exitCodeList = {
      "0:done",
      "1:a part could not be read",
      "2:a wrong command line, or something that cannot be read or written"
    })
final class MatrixCommand implements Callable<Integer> {

  private final Context context;

  @Mixin private SpecPaths paths;

  @Option(
      names = "--svg",
      description = "draw all of them as one SVG file, which tells why on hovering")
  private boolean svg;

  @Mixin private SpecOptions options;

  MatrixCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    SpecRun run = options.read(paths.list(), context);
    Console console = context.console();
    List<HostAnalysis> hosts = run.analysis().hosts();
    context.print(
        svg
            ? MapFile.render(hosts)
            : new MatrixPicture(options.look(console).colour(), console.width()).render(hosts));
    return options.complain(run, context).code();
  }
}
