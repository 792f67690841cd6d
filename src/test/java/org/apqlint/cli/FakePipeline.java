package org.apqlint.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apqlint.analysis.Trace;
import org.apqlint.analysis.Watch;
import org.apqlint.engine.Moves;
import org.apqlint.engine.plan.Manner;
import org.apqlint.model.SourceText;
import org.apqlint.model.Spec;

/** A pipeline that knows one result, whatever the files, and no replay. */
abstract class FakePipeline implements Pipeline {

  @Override
  public void prepare() {}

  @Override
  public SpecRun again(
      List<String> paths,
      Optional<String> root,
      Console console,
      UnaryOperator<Spec> world,
      Map<String, SourceText> instead) {
    return run(paths, root, console);
  }

  @Override
  public SpecRun run(
      List<String> paths, Optional<String> root, Console console, UnaryOperator<Spec> world) {
    return run(paths, root, console);
  }

  @Override
  public SpecRun provision(
      List<String> paths,
      Optional<String> root,
      Console console,
      Manner manner,
      UnaryOperator<Spec> world) {
    return run(paths, root, console);
  }

  @Override
  public SpecRun provisioned(SpecRun run, Manner manner) {
    return run;
  }

  @Override
  public Optional<Trace> trace(SpecRun run, Watch watch) {
    return Optional.empty();
  }

  @Override
  public Moves moves(SpecRun run, Moves.Way way) {
    throw new UnsupportedOperationException("no guest moves");
  }

  @Override
  public UpgradeRun upgrade(
      List<String> paths, Optional<String> root, Console console, KernelSwitch kernels) {
    throw new UnsupportedOperationException("no kernels are compared");
  }
}
