package org.apqlint.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

  /** Whether it keeps a queue of these adapters and domains from vfio_ap. */
  public boolean withholdsAny(IdSet adapters, IdSet domains) {
    Matrix some = new Matrix(adapters, domains);
    return !isBoundTo("vfio_ap")
        && queues.terms().stream().anyMatch(term -> term.matrix().overlaps(some));
  }

  /** The domains of an adapter whose queues are not bound as the masks say. */
  public static IdSet domains(List<QueueException> statements, int apid) {
    return domains(statements, apid, statement -> true);
  }

  /** The domains of an adapter whose queue device these statements take away. */
  public static IdSet domainsAbsent(List<QueueException> statements, int apid) {
    return domains(statements, apid, statement -> statement.state == State.ABSENT);
  }

  /** The domains of an adapter that these statements bind to the driver of that name. */
  public static IdSet domainsBoundTo(List<QueueException> statements, int apid, String name) {
    return domains(statements, apid, statement -> statement.isBoundTo(name));
  }

  /** Of two statements about one queue the later one counts. */
  private static IdSet domains(
      List<QueueException> statements, int apid, Predicate<QueueException> wanted) {
    IdSet domains = IdSet.NONE;
    for (QueueException statement :
        statements.stream().sorted(Comparator.comparing(QueueException::place)).toList()) {
      IdSet named = statement.queues.domainsOf(apid);
      domains = wanted.test(statement) ? domains.union(named) : domains.minus(named);
    }
    return domains;
  }

  private boolean isBoundTo(String name) {
    return driver.filter(name::equals).isPresent();
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
