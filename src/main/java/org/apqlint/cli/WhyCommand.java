package org.apqlint.cli;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import org.apqlint.model.Apqn;
import org.apqlint.report.UnknownSubjectException;
import org.apqlint.report.WhyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code apqlint why}: the facts and rules behind a result. */
@Command(
    name = "why",
    description =
        "Explain a result by the rules and facts behind it. SUBJECT is the address of a queue"
            + " (zeus/db/06.0004, zeus/06.0004), an id (zeus/db/control-domain-4), guest, mdev or"
            + " host, or of a step of a change (zeus/step-3). With @step-3 or @end the answer is"
            + " for that moment of the change (zeus/db/06.0004@end).")
final class WhyCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(index = "0", paramLabel = "SUBJECT", description = "what to explain")
  private String subject;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "SPEC",
      description = "files, directories, or - for standard input")
  private List<String> paths;

  @Mixin private SpecOptions options;

  WhyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String address = subject;
    List<String> files = paths;
    // `why db 06.0004 spec.apq` reads as naturally as `why db/06.0004 spec.apq`.
    if (files.size() > 1 && Apqn.parse(files.get(0)).isPresent() && !exists(files.get(0))) {
      address = subject + "/" + files.get(0);
      files = files.subList(1, files.size());
    }
    SpecRun run = options.read(files, context);
    ExitCode code = options.complain(run, context);
    try {
      context.print(
          new WhyReport(options.look(context.console()))
              .render(address, run.analysis(), watch -> context.pipeline().trace(run, watch)));
    } catch (UnknownSubjectException e) {
      throw new CommandFailure(e.getMessage());
    }
    return code.code();
  }

  private boolean exists(String path) {
    return Files.exists(context.console().cwd().resolve(path));
  }
}
