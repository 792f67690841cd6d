package org.apqlint;

import java.util.function.Function;
import org.apqlint.engine.Engine;
import org.apqlint.syntax.ReadResult;

/**
 * A specification, and what apqlint must say of it.
 *
 * @param name where it comes from
 * @param text what was read
 * @param expected what must be said
 * @param said what is said, in the same form
 */
public record Expectation(
    String name, ReadResult text, Object expected, Function<Checked, ?> said) {

  /** Whether this engine says it. One that gives up does not. */
  public boolean metBy(Engine engine) {
    try {
      return expected.equals(said.apply(Checked.by(engine, text)));
    } catch (RuntimeException gaveUp) {
      return false;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
