package org.apqlint.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apqlint.analysis.ChangeAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.engine.plan.Manner;
import org.apqlint.finding.Finding;
import org.apqlint.script.BashWriter;
import org.apqlint.script.ChangePlan;
import org.apqlint.script.ChangePlan.PlannedStep;
import org.apqlint.script.ChangePlanner;
import org.apqlint.script.ChangeWriter;
import org.apqlint.script.Plan;
import org.apqlint.script.Refusals;
import org.apqlint.script.ScriptFolder;
import org.apqlint.script.ScriptPlanner;
import org.apqlint.script.TeardownWriter;
import org.apqlint.script.VerifyWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code apqlint script}: the script of one host, for its provisioning or for its change. */
@Command(
    name = "script",
    description =
        "Print the bash script that makes the specification of one host true, or that does the"
            + " steps of its change blocks. It is refused, with the findings, if kernel, QEMU or"
            + " libvirt would refuse it. With -o and the name of a directory: scripts of all hosts.",
    exitCodeList = {
      "0:the script is there",
      "1:no script: it would be refused, or a part could not be read",
      "2:a wrong command line, or something that cannot be read or written"
    })
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
      paramLabel = "DIR|FILE.sh",
      description =
          "write a directory: for each host numbered scripts, what other programs read, and what to"
              + " run; or one script to a file, if the name ends with .sh or .bash")
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

  @Option(
      names = "--verify",
      description =
          "a script that only reads, tells every difference between host and specification, and"
              + " exits with 1 if there is one")
  private boolean verify;

  @Mixin private TargetOptions tools;

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
    if (Stream.of(change, teardown, verify).filter(given -> given).count() > 1) {
      throw new CommandFailure(
          "`--change`, `--teardown` and `--verify` each print a script of their own: give one of"
              + " them");
    }
    if (teardown && assign != null) {
      throw new CommandFailure(
          "`--teardown` takes back what provisioning did: give it without `--assign`");
    }
    if (change && tools.given()) {
      throw new CommandFailure(
          "`--change` prints the steps as they stand: give it without `--via`, `--masks` and"
              + " `--guests`");
    }
    return change
        ? change()
        : teardown || verify ? besideProvisioning() : folder() ? provisionAll() : provision();
  }

  private SpecRun read() {
    Manner manner = (assign == null ? Assign.AUTO : assign).manner();
    return options.provision(paths.list(), context, manner, tools.world());
  }

  private HostAnalysis chosen(SpecRun run) {
    HostAnalysis chosen = HostNames.choose(Optional.ofNullable(host), run.analysis().hosts());
    tools.check(chosen.host());
    return chosen;
  }

  private int provision() {
    SpecRun run = read();
    // What could not be read may be the host itself, so this comes before looking for it.
    if (!run.unreadable().isEmpty()) {
      return refuse(run.unreadable(), run);
    }
    HostAnalysis chosen = chosen(run);
    String name = chosen.host().name();
    List<Finding> refusals = Refusals.of(name, run.analysis().findings());
    if (!refusals.isEmpty()) {
      return refuse(refusals, run);
    }
    refuse(chosen);
    print(
        BashWriter.write(
            ScriptPlanner.plan(chosen, tools.targets()),
            Refusals.comments(name, run.analysis().findings())));
    return ExitCode.CLEAN.code();
  }

  /** All hosts or none: a directory with half of them would be taken for the whole. */
  private int provisionAll() {
    SpecRun run = read();
    if (!run.unreadable().isEmpty()) {
      return refuse(run.unreadable(), run);
    }
    List<Finding> findings = run.analysis().findings();
    List<HostAnalysis> hosts = host == null ? run.analysis().hosts() : List.of(chosen(run));
    if (hosts.isEmpty()) {
      throw HostNames.none();
    }
    List<Finding> refusals =
        hosts.stream()
            .flatMap(some -> Refusals.of(some.host().name(), findings).stream())
            .distinct()
            .toList();
    if (!refusals.isEmpty()) {
      return refuse(refusals, run);
    }
    ScriptFolder folder = new ScriptFolder();
    for (HostAnalysis some : hosts) {
      tools.check(some.host());
      refuse(some);
      folder.add(some, tools.targets(), Refusals.comments(some.host().name(), findings));
    }
    AtomicFolder.write(path(), folder.files());
    return ExitCode.CLEAN.code();
  }

  /** What is wrong with a specification is no reason to keep, or not to look at, what is there. */
  private int besideProvisioning() {
    SpecRun run = read();
    if (!run.unreadable().isEmpty()) {
      return refuse(run.unreadable(), run);
    }
    HostAnalysis chosen = chosen(run);
    Plan plan = ScriptPlanner.plan(chosen, tools.targets());
    print(teardown ? TeardownWriter.write(plan) : VerifyWriter.write(chosen, plan));
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
    HostScripts.refusedWrite(chosen)
        .ifPresent(
            why -> {
              throw new CommandFailure("no script: " + why);
            });
  }

  private void print(String script) {
    if (output == null) {
      context.print(script);
      return;
    }
    AtomicFile.writeScript(path(), script);
  }

  /** Whether the name of the output is that of a directory. */
  private boolean folder() {
    if (output == null) {
      return false;
    }
    boolean script = output.endsWith(".sh") || output.endsWith(".bash");
    return Files.isDirectory(path()) || !script && !Files.isRegularFile(path());
  }

  private Path path() {
    try {
      return context.console().cwd().resolve(output);
    } catch (InvalidPathException e) {
      throw new CommandFailure("`" + output + "` is not the name of a file");
    }
  }
}
