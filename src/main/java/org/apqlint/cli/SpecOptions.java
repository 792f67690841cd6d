package org.apqlint.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apqlint.engine.plan.Manner;
import org.apqlint.finding.Finding;
import org.apqlint.model.SourceText;
import org.apqlint.model.Spec;
import org.apqlint.report.FindingText;
import org.apqlint.report.Look;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that reads a specification. */
final class SpecOptions {

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "includes stay within DIR (default: the current directory)")
  private String root;

  @Mixin private ColourOption colour;

  @Mixin private RunOptions run;

  /** The pipeline of the run, which tells what these options ask for. */
  Pipeline pipeline(Context context) {
    return run.pipeline(context);
  }

  SpecRun read(List<String> paths, Context context) {
    return pipeline(context).run(paths, Optional.ofNullable(root), context.console());
  }

  /**
   * The same.
   *
   * @param world what the specification becomes before it is analysed
   */
  SpecRun read(List<String> paths, Context context, UnaryOperator<Spec> world) {
    return pipeline(context).run(paths, Optional.ofNullable(root), context.console(), world);
  }

  /** Reads the same paths with other texts of their files. */
  SpecRun again(
      List<String> paths,
      Context context,
      UnaryOperator<Spec> world,
      Map<String, SourceText> instead) {
    return context
        .pipeline()
        .again(paths, Optional.ofNullable(root), context.console(), world, instead);
  }

  UpgradeRun upgrade(List<String> paths, KernelSwitch kernels, Context context) {
    return pipeline(context).upgrade(paths, Optional.ofNullable(root), context.console(), kernels);
  }

  /** Reads, and replays the provisioning of each host. */
  SpecRun provision(List<String> paths, Context context, Manner manner, UnaryOperator<Spec> world) {
    return pipeline(context)
        .provision(paths, Optional.ofNullable(root), context.console(), manner, world);
  }

  /** How standard output looks: only a terminal needs its lines broken. */
  Look look(Console console) {
    return colour.look(console);
  }

  /**
   * For commands whose output is no report: says on standard error what could not be read.
   *
   * @return FINDINGS if there is such a thing
   */
  ExitCode complain(SpecRun run, Context context) {
    return complain(run.unreadable(), run, context);
  }

  /** Prints these findings on standard error; FINDINGS if there are any. */
  ExitCode complain(List<Finding> findings, SpecRun run, Context context) {
    return complain(findings, run.sources(), context);
  }

  /** Prints findings about these files on standard error; FINDINGS if there are any. */
  ExitCode complain(List<Finding> findings, Map<String, SourceText> sources, Context context) {
    FindingText text = new FindingText(sources, look(context.console()));
    findings.forEach(finding -> context.complain(text.of(finding) + "\n"));
    return findings.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }
}
