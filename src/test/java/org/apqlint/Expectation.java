package org.apqlint;

import java.util.function.Function;
import org.apqlint.engine.Engine;
import org.apqlint.syntax.ReadResult;

/**
 * What an engine must say of something.
 *
 * @param name where it comes from
 * @param expected what must be said
 * @param said what an engine says, in the same form
 */
public record Expectation(String name, Object expected, Function<Engine, ?> said) {

  /** Of a specification that is checked. */
  public static Expectation ofCheck(
      String name, ReadResult text, Object expected, Function<Checked, ?> said) {
    return new Expectation(name, expected, engine -> said.apply(Checked.by(engine, text)));
  }

  /** Whether this engine says it. One that gives up does not. */
  public boolean metBy(Engine engine) {
    try {
      return expected.equals(said.apply(engine));
    } catch (RuntimeException gaveUp) {
      return false;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
