package org.apqlint.cli;

import java.nio.file.InvalidPathException;
import java.util.concurrent.Callable;
import org.apqlint.script.FactsWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code apqlint facts}: the script that prints a host as a specification. */
@Command(
    name = "facts",
    description =
        "Print the bash script that, run on a KVM host, prints the host, its mdevs and the guests"
            + " that libvirt knows, as a specification. It only reads.",
    exitCodeList = {"0:done", "2:a wrong command line, or a file that cannot be written"})
final class FactsCommand implements Callable<Integer> {

  private final Context context;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "write the script to FILE instead of standard output")
  private String output;

  FactsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (output == null) {
      context.print(FactsWriter.write());
      return ExitCode.CLEAN.code();
    }
    try {
      AtomicFile.writeScript(context.console().cwd().resolve(output), FactsWriter.write());
    } catch (InvalidPathException e) {
      throw new CommandFailure("`" + output + "` is not the name of a file");
    }
    return ExitCode.CLEAN.code();
  }
}
