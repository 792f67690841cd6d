package org.apqlint.cli;

import org.apqlint.run.RunEvents;
import org.apqlint.run.StatsCollector;
import picocli.CommandLine.Option;

/** What may be seen of a run beside its answer. */
final class RunOptions {

  @Option(
      names = "--stats",
      paramLabel = "HOW",
      arity = "0..1",
      fallbackValue = "top",
      preprocessor = AttachedValue.class,
      converter = StatsForm.Word.class,
      description =
          "say on standard error where the time went: --stats with the ten slowest rules,"
              + " --stats=all with all of them, --stats=json for programs")
  private StatsForm stats;

  @Option(
      names = "--no-progress",
      description = "no line of progress, which a terminal shows when a run is long")
  private boolean silent;

  private Context observer;
  private Pipeline observed;

  /** The pipeline of a run, with whom it tells what it does. */
  Pipeline pipeline(Context context) {
    if (observer != context) { // each round of a watch is a run of its own
      observer = context;
      observed = observed(context);
    }
    return observed;
  }

  private Pipeline observed(Context context) {
    RunEvents events = stats(context).and(progress(context));
    Pipeline pipeline = context.pipeline();
    return events == RunEvents.IGNORED ? pipeline : pipeline.telling(events);
  }

  private RunEvents progress(Context context) {
    Console console = context.console();
    if (silent || !console.rewritesErrors()) {
      return RunEvents.IGNORED;
    }
    ProgressLine line =
        new ProgressLine(console.err(), console.nanos(), context.started(), console.width());
    context.beforeOutput(line::erase);
    return line;
  }

  private RunEvents stats(Context context) {
    if (stats == null) {
      return RunEvents.IGNORED;
    }
    StatsCollector collector = new StatsCollector(context.console().nanos(), context.started());
    context.atEnd(
        () -> context.complain(stats.render(collector.stats(context.pipeline().loading()))));
    return collector;
  }
}
