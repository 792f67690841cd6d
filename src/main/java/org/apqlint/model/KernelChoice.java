package org.apqlint.model;

import java.util.Optional;

/**
 * The kernel of a host: it decides the driver generation and the texts of the log.
 *
 * @param generation how the driver behaves
 * @param texts the release whose log texts hold, such as {@code 6.15}
 * @param declared what the specification says after {@code kernel}, if it does
 * @param basis how sure the generation is
 * @param remark why it is not certain: the nearest release taken, or the point release that decides
 * @param place the statement, or the name of the host when there is none
 */
public record KernelChoice(
    Generation generation,
    String texts,
    Optional<String> declared,
    Basis basis,
    Optional<String> remark,
    Place place)
    implements Fact {

  /** Where the generation comes from. */
  public enum Basis {
    /** A kernel of the table, or a generation by name. */
    DECLARED,
    /**
     * A kernel that is not in the table, or one whose point release is missing and would decide.
     */
    NEAREST,
    /** Neither kernel nor driver: the model of the proposal. */
    ASSUMED
  }

  @Override
  public String describe() {
    return switch (basis) {
      case DECLARED -> "the driver generation is " + generation;
      case NEAREST -> "the driver generation is taken to be " + generation;
      case ASSUMED -> "no kernel is given: the driver generation is assumed to be " + generation;
    };
  }

  @Override
  public Optional<Place> declaredAt() {
    return basis == Basis.ASSUMED ? Optional.empty() : Optional.of(place);
  }
}
