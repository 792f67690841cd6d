package org.apqlint.cli;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import org.apqlint.report.Glyphs;
import org.apqlint.run.RunEvents;
import org.apqlint.run.Work;

/**
 * One line on a terminal that says how far a long run is. It is written over as the run goes on,
 * and taken away before anything else is printed. Several threads may tell it.
 */
final class ProgressLine implements RunEvents {

  private static final long MILLISECOND = 1_000_000;

  /** A run that ends before is not long: a line would only flash. */
  private static final long LONG = 1_000 * MILLISECOND;

  /** Nobody reads faster. */
  private static final long BETWEEN = 100 * MILLISECOND;

  private static final String START_OF_LINE = "\r";
  private static final String ERASE = START_OF_LINE + "\u001b[K";

  private final PrintStream err;
  private final LongSupplier nanos;
  private final long started;
  private final int width;
  private String what = "";
  private String host = "";
  private String phase = "";
  private int all;
  private int done;
  private long drawn;
  private boolean shown;

  /**
   * A line that is not there yet.
   *
   * @param started when the run began, by that clock
   * @param width the cells of a line of the terminal
   */
  ProgressLine(PrintStream err, LongSupplier nanos, long started, int width) {
    this.err = err;
    this.nanos = nanos;
    this.started = started;
    this.width = width;
    this.drawn = started;
  }

  @Override
  public synchronized Part begin(Work part) {
    if (part != Work.RULES) {
      what = part.toString();
      all = 0;
      done = 0;
      host = "";
    }
    phase = "";
    tick();
    return Part.NONE;
  }

  @Override
  public synchronized void hosts(String work, int number) {
    what = work;
    all = number;
    done = 0;
    tick();
  }

  @Override
  public synchronized Part host(String name) {
    host = name;
    phase = "";
    tick();
    return this::hostDone;
  }

  private synchronized void hostDone() {
    done++;
    host = "";
    tick();
  }

  @Override
  public synchronized Part phase(String name) {
    phase = name;
    tick();
    return Part.NONE;
  }

  private void tick() {
    long now = nanos.getAsLong();
    if (now - started >= LONG && now - drawn >= BETWEEN) {
      drawn = now;
      shown = true;
      String line = Glyphs.visible(text());
      // A line of the full width would go on in the next one, which cannot be written over.
      err.print(ERASE + line.substring(0, Math.min(line.length(), Math.max(width - 1, 0))));
      err.flush();
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder("apqlint: ").append(what);
    if (all > 1) {
      text.append(": ").append(done).append(" of ").append(all);
    }
    String now = host.isEmpty() || phase.isEmpty() ? host + phase : host + ": " + phase;
    return now.isEmpty() ? text.toString() : text.append(" (").append(now).append(')').toString();
  }

  /** Takes the line away, if it is there. */
  synchronized void erase() {
    if (shown) {
      shown = false;
      err.print(ERASE);
      err.flush();
    }
  }
}
