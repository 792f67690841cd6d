package org.apqlint.cli;

import java.util.ArrayList;
import java.util.List;
import org.apqlint.run.RunEvents;

/**
 * What every command works with.
 *
 * @param events what is told which files bear on the run, as the pipeline tells it
 * @param started what the clock of the console told when the program began
 * @param before what is done before anything is printed
 * @param last what is done when the command has printed its answer
 */
record Context(
    Console console,
    Pipeline pipeline,
    RunEvents events,
    long started,
    List<Runnable> before,
    List<Runnable> last) {

  Context(Console console, Pipeline pipeline) {
    this(console, pipeline, RunEvents.IGNORED);
  }

  Context(Console console, Pipeline pipeline, RunEvents events) {
    this(
        console,
        pipeline,
        events,
        console.nanos().getAsLong(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /** Does this before anything is printed. */
  void beforeOutput(Runnable action) {
    before.add(action);
  }

  /** Something is going to be printed. */
  void clearTheWay() {
    before.forEach(Runnable::run);
  }

  /** Does this when the command has printed its answer. */
  void atEnd(Runnable action) {
    last.add(action);
  }

  /** The command has printed its answer. */
  void end() {
    last.forEach(Runnable::run);
    last.clear();
  }

  void print(String text) {
    clearTheWay();
    console.out().print(text);
    console.out().flush();
  }

  void complain(String text) {
    clearTheWay();
    console.err().print(text);
    console.err().flush();
  }
}
