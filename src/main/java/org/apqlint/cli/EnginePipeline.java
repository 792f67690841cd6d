package org.apqlint.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.Trace;
import org.apqlint.analysis.Watch;
import org.apqlint.analysis.upgrade.Upgrade;
import org.apqlint.engine.Engine;
import org.apqlint.engine.Moves;
import org.apqlint.engine.plan.Manner;
import org.apqlint.finding.RefusedBy;
import org.apqlint.model.Host;
import org.apqlint.model.SourceText;
import org.apqlint.model.Spec;
import org.apqlint.run.RunEvents;
import org.apqlint.run.Work;
import org.apqlint.syntax.ReadResult;
import org.apqlint.syntax.SourceOptions;
import org.apqlint.syntax.SpecReader;
import org.apqlint.syntax.UnreadableSourceException;

/** Reader and rule engine. The rules are loaded on a second thread while the text is read. */
final class EnginePipeline implements Pipeline {

  /** Loads the engine, and remembers how long that took. */
  private static final class Loading extends FutureTask<Engine> {
    private final AtomicLong time;

    private Loading(AtomicLong time) {
      super(
          () -> {
            long start = System.nanoTime();
            Engine engine = Engine.load();
            time.set(System.nanoTime() - start);
            return engine;
          });
      this.time = time;
    }
  }

  /** One for the process: loading takes longer than most runs. */
  private static final FutureTask<Engine> ENGINE = new Loading(new AtomicLong());

  private final FutureTask<Engine> engine;
  private final RunEvents events;

  EnginePipeline() {
    this(ENGINE);
  }

  EnginePipeline(FutureTask<Engine> engine) {
    this(engine, RunEvents.IGNORED);
  }

  private EnginePipeline(FutureTask<Engine> engine, RunEvents events) {
    this.engine = engine;
    this.events = events;
  }

  @Override
  public Pipeline telling(RunEvents some) {
    return new EnginePipeline(engine, events.and(some));
  }

  @Override
  public long loading() {
    return engine instanceof Loading loading ? loading.time.get() : 0;
  }

  @Override
  public void prepare() {
    // Running the task a second time does nothing, so a second thread ends at once.
    if (!engine.isDone()) {
      Thread loader = new Thread(engine, "rules");
      loader.setDaemon(true);
      loader.start();
    }
  }

  @Override
  public SpecRun run(List<String> paths, Optional<String> root, Console console) {
    return run(paths, root, console, UnaryOperator.identity());
  }

  @Override
  public SpecRun run(
      List<String> paths, Optional<String> root, Console console, UnaryOperator<Spec> world) {
    return again(paths, root, console, world, Map.of());
  }

  @Override
  public SpecRun again(
      List<String> paths,
      Optional<String> root,
      Console console,
      UnaryOperator<Spec> world,
      Map<String, SourceText> instead) {
    prepare();
    ReadResult read = read(paths, root, console, instead);
    Spec spec = world.apply(read.spec());
    return SpecRun.of(spec, engine().analyse(spec), read);
  }

  @Override
  public UpgradeRun upgrade(
      List<String> paths, Optional<String> root, Console console, KernelSwitch kernels) {
    prepare();
    ReadResult read = read(paths, root, console);
    Spec before = kernels.before(read.spec());
    Spec after = kernels.after(before);
    Upgrade upgrade = engine().compare(before, after, kernels.hosts(before));
    return new UpgradeRun(
        before,
        upgrade,
        read.findings().stream().filter(f -> f.refusedBy() == RefusedBy.READER).toList(),
        read.sources());
  }

  @Override
  public Optional<Trace> trace(SpecRun run, Watch watch) {
    return engine().trace(run.spec(), watch);
  }

  @Override
  public Moves moves(SpecRun run, Moves.Way way) {
    return engine().moves(run.spec(), way);
  }

  @Override
  public SpecRun provisioned(SpecRun run, Manner manner) {
    Spec undemanding = run.spec().under(List.of());
    return run.with(undemanding, engine().analyse(undemanding, manner));
  }

  @Override
  public SpecRun provision(
      List<String> paths,
      Optional<String> root,
      Console console,
      Manner manner,
      UnaryOperator<Spec> world) {
    prepare();
    ReadResult read = read(paths, root, console);
    Spec spec = world.apply(read.spec());
    Analysis analysis = engine().analyse(spec, manner);
    return SpecRun.of(spec, analysis, read);
  }

  private ReadResult read(List<String> paths, Optional<String> root, Console console) {
    return read(paths, root, console, Map.of());
  }

  private ReadResult read(
      List<String> paths, Optional<String> root, Console console, Map<String, SourceText> instead) {
    try {
      Path directory = console.cwd();
      Path top = directory.resolve(root.orElse(""));
      if (!Files.isDirectory(top)) {
        throw new CommandFailure("--root `" + root.orElse("") + "` is not a directory");
      }
      ReadResult read =
          new SpecReader(new SourceOptions(top, console.in(), directory, instead), events)
              .read(paths);
      tellSize(read.spec());
      return read;
    } catch (InvalidPathException e) {
      throw new CommandFailure("--root `" + root.orElse("") + "` is not the name of a directory");
    } catch (UnreadableSourceException e) {
      throw new CommandFailure(e.getMessage());
    }
  }

  private void tellSize(Spec spec) {
    long queues = 0;
    for (Host host : spec.hosts()) {
      queues += (long) host.adapters().size() * host.domains().ids().size();
    }
    events.specification(spec.hosts().size(), queues);
  }

  private Engine engine() {
    RunEvents.Part part = events.begin(Work.WAIT);
    try (part) {
      return engine.get().telling(events);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the rules cannot be loaded", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted");
    }
  }
}
