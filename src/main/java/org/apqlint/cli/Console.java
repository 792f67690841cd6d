package org.apqlint.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The world around a run.
 *
 * @param in standard input
 * @param out standard output, UTF-8
 * @param err standard error, UTF-8
 * @param cwd the directory that paths are relative to
 * @param env the environment variables
 * @param terminal whether standard output is a terminal
 * @param clock what tells the day
 * @param errorTerminal whether standard error is a terminal
 * @param nanos what tells how much time passes
 */
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Path cwd,
    Map<String, String> env,
    boolean terminal,
    Clock clock,
    boolean errorTerminal,
    LongSupplier nanos) {

  private static final int DEFAULT_WIDTH = 80;

  public Console {
    env = Map.copyOf(env);
  }

  /** A world whose standard error is no terminal. */
  public Console(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Path cwd,
      Map<String, String> env,
      boolean terminal,
      Clock clock) {
    this(in, out, err, cwd, env, terminal, clock, false, System::nanoTime);
  }

  /** A world with the clock of this machine, whose standard error is no terminal. */
  public Console(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Path cwd,
      Map<String, String> env,
      boolean terminal) {
    this(in, out, err, cwd, env, terminal, Clock.systemUTC());
  }

  /** The day in UTC, so that a specification means the same everywhere. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Whether output has colours when nobody says so: on a terminal, unless NO_COLOR is set. */
  boolean coloured() {
    return terminal && env.getOrDefault("NO_COLOR", "").isEmpty() && movesTheCursor();
  }

  /** Whether terminals here are more than typewriters. */
  private boolean movesTheCursor() {
    return !env.getOrDefault("TERM", "").equals("dumb");
  }

  /** Whether a line on standard error can be written over. */
  boolean rewritesErrors() {
    return errorTerminal && movesTheCursor();
  }

  /** Whether what standard output showed before can be taken away. */
  boolean clears() {
    return terminal && movesTheCursor();
  }

  /** The cells of a line, from COLUMNS; 80 if that says nothing useful. */
  int width() {
    String columns = env.getOrDefault("COLUMNS", "");
    boolean number = !columns.isEmpty() && columns.length() < 6;
    for (int i = 0; i < columns.length(); i++) {
      number &= columns.charAt(i) >= '0' && columns.charAt(i) <= '9';
    }
    int width = number ? Integer.parseInt(columns) : 0;
    return width > 0 ? width : DEFAULT_WIDTH;
  }
}
