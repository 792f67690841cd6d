package org.apqlint.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Is told what a run does. Nothing here changes what comes out of it. */
public interface RunEvents {

  /** Nobody looks: each call costs no more than itself. */
  RunEvents IGNORED = new RunEvents() {};

  /** What has begun, and ends when it is closed. */
  interface Part extends AutoCloseable {

    /** Nobody waits for its end. */
    Part NONE = () -> {};

    @Override
    void close();
  }

  /** A part of the run begins. */
  default Part begin(Work work) {
    return Part.NONE;
  }

  /** Within the rules: one phase of one session begins. */
  default Part phase(String name) {
    return Part.NONE;
  }

  /**
   * So many hosts come next.
   *
   * @param what is done with them, such as {@code checking hosts}
   */
  default void hosts(String what, int number) {}

  /** The rules turn to a host. */
  default Part host(String name) {
    return Part.NONE;
  }

  /** What was read has so many hosts with so many queues. */
  default void specification(int hosts, long queues) {}

  /** A file or directory bears on what is read, whether it is there or not. */
  default void file(Path path) {}

  /** The clock by which rules are measured, in nanoseconds; empty if they are not. */
  default Optional<LongSupplier> ruleClock() {
    return Optional.empty();
  }

  /**
   * A session is over.
   *
   * @param facts how many facts were inserted
   * @param rules the rules that matched something; empty unless there is a {@link #ruleClock()}
   */
  default void session(long facts, List<RuleFigures> rules) {}

  /** Tells both of them; the rules are measured by the clock of the first that has one. */
  default RunEvents and(RunEvents other) {
    return this == IGNORED ? other : other == IGNORED ? this : new BothEvents(this, other);
  }
}
