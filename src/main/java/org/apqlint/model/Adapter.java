package org.apqlint.model;

import java.util.Optional;

/**
 * One adapter of a host's AP configuration. Some facts follow from others: {@code cex8c} is a card
 * in mode cca, of hardware type 14. What is declared comes first; AP116 says where two disagree.
 *
 * @param apid its number
 * @param place where the specification lists it
 * @param cardType such as {@code cex8c}, as declared
 * @param mode cca, ep11 or accelerator, as declared
 * @param hwtype the hardware type, 10 = CEX4 … 14 = CEX8, as declared
 * @param serial the serial number
 * @param functions what it can do, as declared
 */
public record Adapter(
    int apid,
    Place place,
    Optional<CardType> cardType,
    Optional<String> mode,
    Optional<Integer> hwtype,
    Optional<String> serial,
    Optional<CardFunctions> functions)
    implements Fact {

  /** The oldest hardware type that vfio_ap drives: CEX4. */
  public static final int OLDEST_FOR_VFIO_AP = 10;

  /** Its mode: as declared, or by its functions, or by the last letter of its type. */
  public Optional<String> effectiveMode() {
    return mode.or(() -> functions.flatMap(CardFunctions::mode))
        .or(() -> cardType.map(CardType::mode));
  }

  /** Its hardware type: as declared, or by its type. */
  public Optional<Integer> effectiveHwtype() {
    return hwtype.or(() -> cardType.flatMap(CardType::hwtype));
  }

  /** What its mode rests on, such as {@code mode cca by its type cex8c}; empty without a mode. */
  public String modeInWords() {
    Optional<String> byFunctions =
        functions.flatMap(known -> known.mode().map(name -> name + " by its functions " + known));
    return mode.or(() -> byFunctions)
        .or(() -> cardType.map(type -> type.mode() + " by its type " + type))
        .map(words -> "mode " + words)
        .orElse("");
  }

  /** {@code CEX8C}, for tables: its type, or what hardware type and mode say of it. */
  public Optional<String> cardName() {
    return cardType
        .or(
            () ->
                hwtype.flatMap(
                    number -> effectiveMode().flatMap(known -> CardType.of(number, known))))
        .map(CardType::printed);
  }

  /** What its facts say differently; empty if they agree. */
  public Optional<String> disagreement() {
    return CardClaims.of(this).disagreement();
  }

  public boolean consistent() {
    return disagreement().isEmpty();
  }

  /**
   * Whether its queues can have a master key of that kind, {@code aes}, {@code apka} or {@code
   * ep11}. Of a card whose mode is not known, or not known for certain, we take it to.
   */
  public boolean canHaveKey(String type) {
    String needed = type.equals(CardFunctions.EP11) ? CardFunctions.EP11 : CardFunctions.CCA;
    return !consistent() || effectiveMode().orElse(needed).equals(needed);
  }

  /** Whether vfio_ap can be bound to its queues at all; of an unknown card we take it to. */
  public boolean newEnough() {
    return effectiveHwtype().orElse(OLDEST_FOR_VFIO_AP) >= OLDEST_FOR_VFIO_AP;
  }

  /** {@code adapter-5}, for addresses. */
  public String name() {
    return "adapter-" + apid;
  }

  @Override
  public String describe() {
    return Words.adapter(apid)
        + " is in the host's configuration"
        + effectiveMode().map(name -> ", mode " + name).orElse("")
        + effectiveHwtype()
            .filter(type -> hwtype.isPresent() || !newEnough())
            .map(type -> ", hardware type " + type)
            .orElse("")
        + (newEnough() ? "" : ", older than CEX4");
  }

  @Override
  public Optional<Place> declaredAt() {
    return Optional.of(place);
  }
}
