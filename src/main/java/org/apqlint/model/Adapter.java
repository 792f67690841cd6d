package org.apqlint.model;

import java.util.Optional;

/**
 * One adapter of a host's AP configuration.
 *
 * @param apid its number
 * @param place where the specification lists it
 * @param cardType such as {@code cex8c}
 * @param mode cca, ep11 or accelerator
 * @param hwtype the hardware type, 10 = CEX4 … 14 = CEX8; empty: new enough for vfio_ap
 * @param serial the serial number
 * @param functions the function letters of lszcrypt
 */
public record Adapter(
    int apid,
    Place place,
    Optional<String> cardType,
    Optional<String> mode,
    Optional<Integer> hwtype,
    Optional<String> serial,
    Optional<String> functions)
    implements Fact {

  /** The oldest hardware type that vfio_ap drives: CEX4. */
  public static final int OLDEST_FOR_VFIO_AP = 10;

  /** Whether vfio_ap can be bound to its queues at all. */
  public boolean newEnough() {
    return hwtype.orElse(OLDEST_FOR_VFIO_AP) >= OLDEST_FOR_VFIO_AP;
  }

  /** {@code adapter-5}, for addresses. */
  public String name() {
    return "adapter-" + apid;
  }

  @Override
  public String describe() {
    return Words.adapter(apid)
        + " is in the host's configuration"
        + mode.map(name -> ", mode " + name).orElse("")
        + hwtype.map(type -> ", hardware type " + type).orElse("")
        + (newEnough() ? "" : ", older than CEX4");
  }

  @Override
  public Optional<Place> declaredAt() {
    return Optional.of(place);
  }
}
