package org.apqlint.run;

import java.util.function.LongSupplier;

/** A clock on which a millisecond passes whenever somebody looks at it. */
public final class Ticks implements LongSupplier {

  private static final long MILLISECOND = 1_000_000;

  private long now;

  @Override
  public synchronized long getAsLong() {
    now += MILLISECOND;
    return now;
  }

  /** Lets so much time pass at once. */
  public synchronized void pass(long milliseconds) {
    now += milliseconds * MILLISECOND;
  }
}
