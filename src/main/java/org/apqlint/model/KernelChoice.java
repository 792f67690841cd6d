package org.apqlint.model;

import java.util.Optional;

/**
 * The kernel of a host: it decides the driver generation and the texts of the log.
 *
 * @param generation how the driver behaves
 * @param texts the release whose log texts hold, such as {@code 6.15}
 * @param removalWaits whether removing an mdev in use waits for user space; otherwise it is EBUSY
 * @param declared what the specification says after {@code kernel}, if it does
 * @param basis how sure the generation is
 * @param remark why it is not certain: the nearest release taken, or the point release that decides
 * @param distribution the distribution whose kernel it is, with its major version, such as {@code
 *     Debian 12}; empty where that is not known
 * @param fix where the leak of this generation was mended; empty for one that does not leak
 * @param place the statement, or the name of the host when there is none
 */
public record KernelChoice(
    Generation generation,
    String texts,
    boolean removalWaits,
    Optional<String> declared,
    Basis basis,
    Optional<String> remark,
    Optional<String> distribution,
    Optional<KernelFix> fix,
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

  /** Another generation by its name: the texts of the log stay as they are. */
  public KernelChoice behavingAs(Generation other) {
    return new KernelChoice(
        other,
        texts,
        other.removalWaits() || (other == generation && removalWaits),
        Optional.empty(),
        Basis.DECLARED,
        Optional.empty(),
        distribution,
        Optional.empty(),
        place);
  }

  /** The same with the fix of what is wrong with its generation. */
  public KernelChoice mendedBy(Optional<KernelFix> other) {
    return new KernelChoice(
        generation, texts, removalWaits, declared, basis, remark, distribution, other, place);
  }

  /**
   * The same, in place of another kernel: a kernel that is of no distribution, as far as is known,
   * changes nothing about the distribution of the host.
   */
  public KernelChoice inPlaceOf(KernelChoice other) {
    return new KernelChoice(
        generation,
        texts,
        removalWaits,
        declared,
        basis,
        remark,
        distribution.or(other::distribution),
        fix,
        place);
  }

  /** Whether the host is of this distribution, named with its major version. */
  public boolean ofDistribution(String name) {
    return distribution.filter(name::equals).isPresent();
  }

  /** What becomes of an mdev that is removed while a guest has it open. */
  public String onRemoval() {
    if (!removalWaits) {
      return generation + " keeps the mdev as long as a guest has it open";
    }
    return "the write waits until user space gives the device up; until then "
        + (texts.equals("6.15")
            ? "the mdev stays, but the guest loses all its queues at once"
            : "nothing is removed");
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
