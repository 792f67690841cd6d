package org.apqlint.cli;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.concurrent.Callable;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.finding.Finding;
import org.apqlint.script.BashWriter;
import org.apqlint.script.Refusals;
import org.apqlint.script.ScriptPlanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code apqlint script}: the provisioning script of one host. */
@Command(
    name = "script",
    description =
        "Print the bash script that makes the specification of one host true. It is refused, with"
            + " the findings, if kernel, QEMU or libvirt would refuse it.")
final class ScriptCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(
      arity = "1..*",
      paramLabel = "SPEC",
      description = "files, directories, or - for standard input")
  private List<String> paths;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "the host; needed when the specification has several")
  private String host;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "write the script to FILE instead of standard output")
  private String output;

  @Mixin private SpecOptions options;

  ScriptCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    SpecRun run = options.read(paths, context);
    // What could not be read may be the host itself, so this comes before looking for it.
    if (!run.unreadable().isEmpty()) {
      return refuse(run.unreadable(), run);
    }
    HostAnalysis chosen = choose(run.analysis().hosts());
    String name = chosen.host().name();
    List<Finding> refusals = Refusals.of(name, run.analysis().findings());
    if (!refusals.isEmpty()) {
      return refuse(refusals, run);
    }
    print(
        BashWriter.write(
            ScriptPlanner.plan(chosen), Refusals.comments(name, run.analysis().findings())));
    return ExitCode.CLEAN.code();
  }

  private int refuse(List<Finding> findings, SpecRun run) {
    ExitCode code = options.complain(findings, run, context);
    context.complain("apqlint: no script: see the findings above\n");
    return code.code();
  }

  private HostAnalysis choose(List<HostAnalysis> hosts) {
    List<String> names = hosts.stream().map(analysis -> analysis.host().name()).toList();
    if (names.isEmpty()) {
      throw HostNames.none();
    }
    if (host == null) {
      if (names.size() > 1) {
        throw new CommandFailure(
            "the specification has several hosts, name one with --host: "
                + HostNames.quoted(names));
      }
      return hosts.get(0);
    }
    return hosts.stream()
        .filter(analysis -> analysis.host().name().equals(host))
        .findFirst()
        .orElseThrow(() -> HostNames.unknown(host, names));
  }

  private void print(String script) {
    if (output == null) {
      context.print(script);
      return;
    }
    try {
      AtomicFile.writeScript(context.console().cwd().resolve(output), script);
    } catch (InvalidPathException e) {
      throw new CommandFailure("`" + output + "` is not the name of a file");
    }
  }
}
