package org.apqlint.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.apqlint.baseline.BaselineEntry;
import org.apqlint.report.Glyphs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code apqlint baseline prune}: what is mended is no longer known. */
@Command(
    name = "prune",
    description = {
      "Take the entries out of a baseline whose findings are gone, and print them. The other lines"
          + " of the file stay as they are.",
      "Give all files that the baseline was made of: what is not read is gone, too."
    })
final class BaselinePruneCommand implements Callable<Integer> {

  private final Context context;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      required = true,
      description = "the baseline; its file is replaced")
  private String file;

  @Mixin private SpecPaths paths;

  @Mixin private ConfigOptions config;

  @Mixin private SpecOptions options;

  BaselinePruneCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    BaselineFile baseline = BaselineFile.read(file, context.console().cwd());
    ConfiguredRun run = config.run(paths.list(), options, context);
    BaselineFile.Judgement judgement = baseline.judge(run.screened(context.console().today()));
    ExitCode unread = options.complain(judgement.unread(), run.run(), context);
    if (unread != ExitCode.CLEAN) {
      context.complain("apqlint: nothing is taken out: see the findings above\n");
      return unread.code();
    }
    List<BaselineEntry> stale = judgement.stale();
    if (!stale.isEmpty()) {
      AtomicFile.rewrite(context.console().cwd().resolve(file), baseline.baseline().without(stale));
    }
    for (BaselineEntry entry : stale) {
      context.print(Glyphs.visible(entry.code() + " " + entry.address()) + "\n");
    }
    return ExitCode.CLEAN.code();
  }
}
