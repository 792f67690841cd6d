package org.apqlint.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What goes wrong with the writes, counted from 1, and what became of them. */
final class Faults {

  private int failAt;
  private String errno = "";
  private int ignoreAt;
  private int killAt;
  private Runnable kill = () -> {};
  private int count;
  private final List<String> done = new ArrayList<>();
  private Optional<String> failed = Optional.empty();

  /** Nothing goes wrong from now on; counting begins anew. */
  synchronized void none() {
    failAt = 0;
    ignoreAt = 0;
    killAt = 0;
    count = 0;
    done.clear();
    failed = Optional.empty();
  }

  /** The write of that number fails, and does nothing. */
  synchronized void failAt(int number, String name) {
    none();
    failAt = number;
    errno = name;
  }

  /** The write of that number succeeds, and does nothing. */
  synchronized void ignoreAt(int number) {
    none();
    ignoreAt = number;
  }

  /** Whether the write that came last does nothing. */
  synchronized boolean ignores() {
    return count == ignoreAt;
  }

  /** After the write of that number this is run, before the writer hears of it. */
  synchronized void killAt(int number, Runnable how) {
    none();
    killAt = number;
    kill = how;
  }

  synchronized Optional<String> next(String path, String value) {
    count++;
    if (count != failAt) {
      return Optional.empty();
    }
    failed = Optional.of(value + " to " + path);
    return Optional.of(errno);
  }

  synchronized void done(String path, String value) {
    done.add(value + " to " + path);
    if (count == killAt) {
      kill.run();
    }
  }

  /** How many writes there were, refused ones too. */
  synchronized int count() {
    return count;
  }

  synchronized List<String> done() {
    return List.copyOf(done);
  }

  /** The write that was made to fail, if it came to that. */
  synchronized Optional<String> failed() {
    return failed;
  }
}
