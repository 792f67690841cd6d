package org.apqlint.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * Looks at the files several times a second. Notifications of the operating system would come
 * sooner, but do not come at all from network file systems, may be lost when there are many, and
 * follow a directory where it is about files, which editors like to replace.
 */
final class PolledChanges implements Changes {

  /** Lets time pass. */
  @FunctionalInterface
  interface Pause {
    void milliseconds(long time) throws InterruptedException;
  }

  private static final long BETWEEN = 200;

  /**
   * An editor that saves, or a checkout of a whole branch, is over when nothing changed so long.
   */
  private static final long SETTLED = 100;

  /** Whatever writes for longer than that many pauses never settles. */
  private static final int AT_MOST = 20;

  private final Pause pause;

  PolledChanges() {
    this(Thread::sleep);
  }

  PolledChanges(Pause pause) {
    this.pause = pause;
  }

  @Override
  public boolean await(WatchedFiles files) {
    try {
      Map<Path, Stamp> now = files.now();
      while (!files.differFrom(now)) {
        pause.milliseconds(BETWEEN);
        now = files.now();
      }
      settle(files, now);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void settle(WatchedFiles files, Map<Path, Stamp> first) throws InterruptedException {
    Map<Path, Stamp> before = first;
    for (int i = 0; i < AT_MOST; i++) {
      pause.milliseconds(SETTLED);
      Map<Path, Stamp> now = files.now();
      if (now.equals(before)) {
        return;
      }
      before = now;
    }
  }
}
