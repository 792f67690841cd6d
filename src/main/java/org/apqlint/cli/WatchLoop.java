package org.apqlint.cli;

import java.util.function.ToIntFunction;
import org.apqlint.report.Glyphs;

/** Runs a command again whenever a file that it reads has changed. Who looks ends it by Ctrl-C. */
final class WatchLoop {

  /** To the first cell, and nothing after it; what scrolled away stays. */
  private static final String CLEAR = "\u001b[H\u001b[2J";

  private final Console console;
  private final Pipeline pipeline;
  private final Changes changes;

  WatchLoop(Context context, Changes changes) {
    this.console = context.console();
    this.pipeline = context.pipeline();
    this.changes = changes;
  }

  /**
   * Runs it until nobody waits for changes any longer.
   *
   * @param command one run, which returns an exit code
   * @return the exit code of the last run
   * @throws CommandFailure if the very first run fails: then the command line may be wrong
   */
  int run(ToIntFunction<Context> command) {
    WatchedFiles files = new WatchedFiles();
    Context context = told(files);
    int code = command.applyAsInt(context);
    context.end();
    while (waited(context, files)) {
      files = WatchedFiles.after(files);
      context = told(files);
      if (console.clears()) {
        context.print(CLEAR);
      }
      code = again(command, context, files);
    }
    return code;
  }

  private Context told(WatchedFiles files) {
    return new Context(console, pipeline.telling(files), files);
  }

  private boolean waited(Context context, WatchedFiles files) {
    long number = files.size();
    context.complain(
        "apqlint: watching " + number + (number == 1 ? " file" : " files") + ", Ctrl-C ends it\n");
    return changes.await(files);
  }

  /** Somebody is typing: what cannot be read now may be right in a moment. */
  private static int again(ToIntFunction<Context> command, Context context, WatchedFiles files) {
    try {
      int code = command.applyAsInt(context);
      context.end();
      return code;
    } catch (CommandFailure e) {
      files.keepEarlier();
      context.complain("apqlint: " + Glyphs.visible(e.getMessage()) + "\n");
      return ExitCode.FAILURE.code();
    }
  }
}
