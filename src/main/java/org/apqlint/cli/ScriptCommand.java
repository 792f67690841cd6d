package org.apqlint.cli;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apqlint.analysis.ChangeAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.Provisioning;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.finding.Finding;
import org.apqlint.script.BashWriter;
import org.apqlint.script.ChangePlan;
import org.apqlint.script.ChangePlan.PlannedStep;
import org.apqlint.script.ChangePlanner;
import org.apqlint.script.ChangeWriter;
import org.apqlint.script.Refusals;
import org.apqlint.script.ScriptPlanner;
import org.apqlint.script.TeardownWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code apqlint script}: the script of one host, for its provisioning or for its change. */
@Command(
    name = "script",
    description =
        "Print the bash script that makes the specification of one host true, or that does the"
            + " steps of its change blocks. It is refused, with the findings, if kernel, QEMU or"
            + " libvirt would refuse it.")
final class ScriptCommand implements Callable<Integer> {

  private final Context context;

  @Mixin private SpecPaths paths;

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

  @Option(
      names = "--assign",
      paramLabel = "HOW",
      converter = Assign.Word.class,
      description =
          "how an mdev gets its ids: one-by-one, at-once (one write to ap_config, Linux 6.10 and"
              + " newer), or auto: at once where the matrix is longer than its file shows (default: auto)")
  private Assign assign;

  @Option(
      names = "--change",
      description =
          "the steps of the change blocks as they were replayed, from the declared state on;"
              + " refused if the replay does not get every step done")
  private boolean change;

  @Option(
      names = "--teardown",
      description =
          "take it all back: detach guests, remove mdevs, clear overrides, and give every queue to"
              + " the host; stops where a guest still holds an mdev")
  private boolean teardown;

  @Mixin private SpecOptions options;

  ScriptCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (change && assign != null) {
      throw new CommandFailure(
          "`--assign` says how provisioning writes, and `--change` prints the steps as they stand:"
              + " give one of them");
    }
    if (teardown && (change || assign != null)) {
      throw new CommandFailure(
          "`--teardown` takes back what provisioning did: give it without `--change` and `--assign`");
    }
    return change ? change() : teardown ? teardown() : provision();
  }

  private int provision() {
    SpecRun run =
        options.provision(paths.list(), context, (assign == null ? Assign.AUTO : assign).manner());
    // What could not be read may be the host itself, so this comes before looking for it.
    if (!run.unreadable().isEmpty()) {
      return refuse(run.unreadable(), run);
    }
    HostAnalysis chosen = HostNames.choose(Optional.ofNullable(host), run.analysis().hosts());
    String name = chosen.host().name();
    List<Finding> refusals = Refusals.of(name, run.analysis().findings());
    if (!refusals.isEmpty()) {
      return refuse(refusals, run);
    }
    refuse(chosen);
    print(
        BashWriter.write(
            ScriptPlanner.plan(chosen), Refusals.comments(name, run.analysis().findings())));
    return ExitCode.CLEAN.code();
  }

  /** What is wrong with a specification is no reason to keep what was made of it. */
  private int teardown() {
    SpecRun run = options.provision(paths.list(), context, Assign.AUTO.manner());
    if (!run.unreadable().isEmpty()) {
      return refuse(run.unreadable(), run);
    }
    HostAnalysis chosen = HostNames.choose(Optional.ofNullable(host), run.analysis().hosts());
    print(TeardownWriter.write(ScriptPlanner.plan(chosen)));
    return ExitCode.CLEAN.code();
  }

  private int change() {
    SpecRun run = options.read(paths.list(), context);
    if (!run.unreadable().isEmpty()) {
      return refuse(run.unreadable(), run);
    }
    HostAnalysis chosen = HostNames.choose(Optional.ofNullable(host), run.analysis().hosts());
    if (chosen.change().map(ChangeAnalysis::steps).filter(s -> !s.isEmpty()).isEmpty()) {
      throw new CommandFailure(
          "`--change` prints the steps of change blocks, and host `"
              + chosen.host().name()
              + "` has "
              + (chosen.change().isEmpty() ? "no such block" : "none in them"));
    }
    ChangePlan plan = ChangePlanner.plan(chosen, run.spec().changes(), run.analysis().findings());
    List<Finding> refusals = plan.refusals();
    if (!plan.stuck().isEmpty()) {
      options.complain(refusals, run, context);
      context.complain("apqlint: no script: " + stuck(plan.stuck().get(0)) + "\n");
      return ExitCode.FINDINGS.code();
    }
    if (!refusals.isEmpty()) {
      return refuse(refusals, run);
    }
    print(ChangeWriter.write(plan));
    return ExitCode.CLEAN.code();
  }

  private static String stuck(PlannedStep step) {
    StepOutcome outcome = step.outcome();
    return "step "
        + step.number()
        + ", `"
        + step.step().text()
        + "`, "
        + (outcome.refused()
            ? "is refused with " + outcome.result()
            : "does not return: the kernel waits")
        + outcome.reasonInWords();
  }

  private int refuse(List<Finding> findings, SpecRun run) {
    ExitCode code = options.complain(findings, run, context);
    context.complain("apqlint: no script: see the findings above\n");
    return code.code();
  }

  /** What the rules say of the whole is held against the writes themselves. */
  private void refuse(HostAnalysis chosen) {
    if (assign == Assign.AT_ONCE && !chosen.host().generation().hasApConfig()) {
      throw new CommandFailure(
          "`--assign at-once` writes ap_config, and "
              + chosen.host().generation()
              + " has none: it came with Linux 6.10");
    }
    chosen
        .provisioning()
        .flatMap(Provisioning::refusal)
        .ifPresent(
            step -> {
              throw new CommandFailure(
                  "no script: the kernel would refuse `"
                      + step.step().text()
                      + "` with "
                      + step.result()
                      + step.reasonInWords());
            });
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
