package org.apqlint.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apqlint.analysis.Trace;
import org.apqlint.analysis.Watch;
import org.apqlint.engine.Engine;
import org.apqlint.engine.Moves;
import org.apqlint.engine.plan.Manner;
import org.apqlint.model.Spec;

/** From paths to results: reader and engine behind one door. */
interface Pipeline {

  /** Begins to load what a run will need, while the command line is still being read. */
  void prepare();

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

  /** The same run with the provisioning of each host replayed. */
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
