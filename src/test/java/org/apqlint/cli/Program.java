package org.apqlint.cli;

import java.util.concurrent.FutureTask;
import org.apqlint.engine.Engine;

/** The program with another engine than its own. */
public final class Program {

  private Program() {}

  /** Runs it in this world and returns its exit code. */
  public static int run(Engine engine, String[] args, Console console) {
    FutureTask<Engine> loaded = new FutureTask<>(() -> engine);
    loaded.run();
    return Main.run(args, console, new EnginePipeline(loaded));
  }
}
