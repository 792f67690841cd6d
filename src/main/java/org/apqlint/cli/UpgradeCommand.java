package org.apqlint.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apqlint.model.Host;
import org.apqlint.report.UpgradeJson;
import org.apqlint.report.UpgradeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code apqlint upgrade}: what another kernel changes. */
@Command(
    name = "upgrade",
    description =
        "Tell what changes for guests and change procedures when the kernel of a host becomes"
            + " another one. KERNEL is what the `kernel` statement takes (6.12, \"RHEL 9.4\", what"
            + " uname -r prints), or the name of a driver generation.",
    footer = {
      "",
      "Exit codes: 0 nothing changes for the worse, 1 a finding at or above the threshold is new, a"
          + " guest loses a queue (unless --fail-on never), or a part could not be read, 2 usage or"
          + " failure."
    })
final class UpgradeCommand implements Callable<Integer> {

  private final Context context;

  @Mixin private SpecPaths paths;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "KERNEL",
      description = "the kernel that the hosts get")
  private String to;

  @Option(
      names = "--from",
      paramLabel = "KERNEL",
      description = "the kernel that they have (default: as the specification says)")
  private String from;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "the only host that gets it (default: every host)")
  private String host;

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
          "exit with 1 from this severity of new findings on: error, warning, info or never"
              + " (default: error)")
  private FailOn failOn = FailOn.ERROR;

  @Mixin private SpecOptions options;

  UpgradeCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    KernelSwitch kernels =
        new KernelSwitch(Optional.ofNullable(from), to, Optional.ofNullable(host));
    kernels.check();
    UpgradeRun run = options.upgrade(paths.list(), kernels, context);
    ExitCode reading = options.complain(run.unreadable(), run.sources(), context);
    if (run.upgrade().hosts().isEmpty()) {
      // What could not be read may be the host itself.
      if (reading == ExitCode.CLEAN) {
        throw nothingToCompare(run.spec().hosts());
      }
      return reading.code();
    }
    context.print(
        format == Format.JSON
            ? UpgradeJson.render(run.upgrade())
            : UpgradeText.render(run.reportInput(), options.look(context.console())));
    return reading == ExitCode.CLEAN ? judge(run).code() : reading.code();
  }

  private CommandFailure nothingToCompare(List<Host> hosts) {
    return hosts.isEmpty()
        ? HostNames.none()
        : HostNames.unknown(host, hosts.stream().map(Host::name).toList());
  }

  private ExitCode judge(UpgradeRun run) {
    return run.upgrade().guestsLose() && failOn != FailOn.NEVER
        ? ExitCode.FINDINGS
        : failOn.judge(run.upgrade().newFindings());
  }
}
