package org.apqlint.cli;

import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.Trace;
import org.apqlint.analysis.Watch;
import org.apqlint.engine.plan.Manner;

/** From paths to results: reader and engine behind one door. */
interface Pipeline {

  /** Begins to load what a run will need, while the command line is still being read. */
  default void prepare() {}

  /**
   * Reads and analyses a specification.
   *
   * @param paths files, directories, {@code -}
   * @param root the directory that includes must stay within; default: the current one
   * @throws CommandFailure if a file cannot be read at all
   */
  SpecRun run(List<String> paths, Optional<String> root, Console console);

  /**
   * Reads a specification, and analyses it under the kernels that its hosts have and get.
   *
   * @throws CommandFailure if a file cannot be read at all
   */
  default UpgradeRun upgrade(
      List<String> paths, Optional<String> root, Console console, KernelSwitch kernels) {
    throw new UnsupportedOperationException("this pipeline compares no kernels");
  }

  /** Replays the changes of a host once more, to remember what bears on a question. */
  default Optional<Trace> trace(SpecRun run, Watch watch) {
    return Optional.empty();
  }

  /** The same, and the provisioning of each host is replayed. */
  default SpecRun provision(
      List<String> paths, Optional<String> root, Console console, Manner manner) {
    return run(paths, root, console);
  }
}
