package org.apqlint.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An {@code override} statement of a host: driver_override of queues names this driver. */
public record QueueOverride(QueueSet queues, String driver, Place place) implements Fact {

  /** Whether it speaks of queues of this adapter. */
  public boolean names(int apid) {
    return !queues.domainsOf(apid).isEmpty();
  }

  /** Whether it speaks of one of these queues. */
  public boolean namesAny(Matrix some) {
    return queues.terms().stream().anyMatch(term -> term.matrix().overlaps(some));
  }

  /** The statement with the driver that is meant, where the name differs from it in marks alone. */
  public Optional<String> withKnownDriver() {
    String letters = driver.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return Stream.of("vfio_ap", "cex4queue")
        .filter(known -> known.replace("_", "").equals(letters))
        .map(known -> "override " + queues + " with " + known)
        .findFirst();
  }

  /** Whether it stands before the other one. */
  public boolean standsBefore(QueueOverride other) {
    return place.compareTo(other.place) < 0;
  }

  /** The domains of an adapter for which these statements name such a driver. */
  public static IdSet domains(List<QueueOverride> statements, int apid, Predicate<String> driver) {
    IdSet domains = IdSet.NONE;
    for (QueueOverride statement : inOrder(statements)) {
      IdSet named = statement.queues.domainsOf(apid);
      domains = driver.test(statement.driver) ? domains.union(named) : domains.minus(named);
    }
    return domains;
  }

  /** The driver that these statements name for a queue, if they do. */
  public static Optional<String> driverOf(List<QueueOverride> statements, Apqn queue) {
    return decisive(statements, queue).map(QueueOverride::driver);
  }

  /** Those of these statements that keep one of these queues from vfio_ap. */
  public static List<QueueOverride> withholding(List<QueueOverride> statements, Matrix queues) {
    return queues.stream()
        .flatMap(queue -> decisive(statements, queue).stream())
        .filter(statement -> !statement.driver.equals("vfio_ap"))
        .distinct()
        .toList();
  }

  private static Optional<QueueOverride> decisive(List<QueueOverride> statements, Apqn queue) {
    return inOrder(statements).stream()
        .filter(statement -> statement.queues.contains(queue))
        .reduce((earlier, later) -> later);
  }

  /** Of two statements about one queue the later one counts, as of two writes. */
  private static List<QueueOverride> inOrder(List<QueueOverride> statements) {
    return statements.stream().sorted(Comparator.comparing(QueueOverride::place)).toList();
  }

  @Override
  public String describe() {
    return "an override names `" + driver + "` for " + queues;
  }

  @Override
  public Optional<Place> declaredAt() {
    return Optional.of(place);
  }
}
