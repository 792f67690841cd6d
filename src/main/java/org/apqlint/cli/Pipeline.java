package org.apqlint.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apqlint.analysis.Trace;
import org.apqlint.analysis.Watch;
import org.apqlint.engine.Engine;
import org.apqlint.engine.Moves;
import org.apqlint.engine.plan.Manner;
import org.apqlint.model.SourceText;
import org.apqlint.model.Spec;
import org.apqlint.run.RunEvents;

/** From paths to results: reader and engine behind one door. */
interface Pipeline {

  /** Begins to load what a run will need, while the command line is still being read. */
  void prepare();

  /** The same pipeline; what it does from now on is told to these, too. */
  default Pipeline telling(RunEvents events) {
    return this;
  }

  /** How long it took to load the rules, in nanoseconds; 0 if they were there. */
  default long loading() {
    return 0;
  }

  /**
   * Reads and analyses a specification.
   *
   * @param paths files, directories, {@code -}
   * @param root the directory that includes must stay within; default: the current one
   * @throws CommandFailure if a file cannot be read at all
   */
  SpecRun run(List<String> paths, Optional<String> root, Console console);

  /**
   * The same.
   *
   * @param world what the specification becomes before it is analysed
   */
  SpecRun run(
      List<String> paths, Optional<String> root, Console console, UnaryOperator<Spec> world);

  /**
   * The same once more, with other texts of the files.
   *
   * @param instead the texts by the name that places use
   */
  SpecRun again(
      List<String> paths,
      Optional<String> root,
      Console console,
      UnaryOperator<Spec> world,
      Map<String, SourceText> instead);

  /**
   * Reads a specification, and analyses it under the kernels that its hosts have and get.
   *
   * @throws CommandFailure if a file cannot be read at all
   */
  UpgradeRun upgrade(
      List<String> paths, Optional<String> root, Console console, KernelSwitch kernels);

  /** Answers questions about guests of that specification that move; see {@link Engine#moves}. */
  Moves moves(SpecRun run, Moves.Way way);

  /** Replays the changes of a host once more, to remember what bears on a question. */
  Optional<Trace> trace(SpecRun run, Watch watch);

  /**
   * The same run as scripts see it: under no policy, and the provisioning of each host replayed.
   */
  SpecRun provisioned(SpecRun run, Manner manner);

  /**
   * Reads and analyses a specification, and replays the provisioning of each host.
   *
   * @param world what the specification becomes before it is analysed
   */
  SpecRun provision(
      List<String> paths,
      Optional<String> root,
      Console console,
      Manner manner,
      UnaryOperator<Spec> world);
}
