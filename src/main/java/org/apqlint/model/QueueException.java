package org.apqlint.model;

import java.util.Optional;

/**
 * A {@code queue} statement: queues that are not as adapters, domains and masks would have them.
 *
 * @param queues which ones
 * @param state what they are instead
 * @param driver the driver for {@link State#DRIVER}, else empty
 */
public record QueueException(QueueSet queues, State state, Optional<String> driver, Place place)
    implements Fact {

  /** What the host shows for these queues, and provisioning does not cure. */
  public enum State {
    /** The queue device exists and no driver is bound to it. */
    UNBOUND,
    /** There is no queue device. */
    ABSENT,
    /** The queue device is bound to the named driver, whatever the masks say. */
    DRIVER
  }

  /** Whether the statement says that the queues are bound to this driver. */
  public boolean bindsTo(String name) {
    return driver.filter(name::equals).isPresent();
  }

  @Override
  public String describe() {
    return "queue "
        + queues
        + " is declared "
        + switch (state) {
          case UNBOUND -> "unbound";
          case ABSENT -> "absent";
          case DRIVER -> "bound to " + driver.orElseThrow();
        };
  }

  @Override
  public Optional<Place> declaredAt() {
    return Optional.of(place);
  }
}
