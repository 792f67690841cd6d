package org.apqlint.model;

import java.util.Optional;

/**
 * Something that holds: declared in the specification, or derived by a rule. The explanation of a
 * result is a chain of facts, so every fact can say itself in one line.
 */
public interface Fact {

  /** One line in lower case without a full stop, such as {@code queue 06.00ab is unbound}. */
  String describe();

  /** Where the specification says so; empty for what no single statement says. */
  default Optional<Place> declaredAt() {
    return Optional.empty();
  }
}
