package org.apqlint.model;

import java.util.List;
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

  /** Whether it speaks of queues of this adapter. */
  public boolean names(int apid) {
    return !queues.domainsOf(apid).isEmpty();
  }

  /** Whether it speaks of a queue of these adapters and domains. */
  public boolean namesAny(IdSet adapters, IdSet domains) {
    Matrix some = new Matrix(adapters, domains);
    return queues.terms().stream().anyMatch(term -> term.matrix().overlaps(some));
  }

  /** The domains of an adapter that these statements speak of. */
  public static IdSet domains(List<QueueException> statements, int apid) {
    return statements.stream().map(s -> s.queues.domainsOf(apid)).reduce(IdSet.NONE, IdSet::union);
  }

  /** The domains of an adapter that these statements bind to the driver of that name. */
  public static IdSet domainsBoundTo(List<QueueException> statements, int apid, String name) {
    return domains(
        statements.stream().filter(s -> s.driver.filter(name::equals).isPresent()).toList(), apid);
  }

  private boolean single() {
    return queues.terms().size() == 1 && queues.terms().get(0).matrix().size() == 1;
  }

  @Override
  public String describe() {
    return (single() ? "queue " : "queues ")
        + queues
        + (single() ? " is declared " : " are declared ")
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
