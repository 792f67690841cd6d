package org.apqlint.property;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apqlint.model.Apqn;
import org.apqlint.vectors.VectorCase;

/**
 * A random history, and what the reference model says of it.
 *
 * @param vector the operations with their results, and the end
 * @param moments what held after each operation
 * @param stale mdevs whose guest has, at the end, something else than a fresh filter would leave
 * @param leaking mdevs whose guest has, at the end, a queue that is not bound to vfio_ap
 */
record History(VectorCase vector, List<Moment> moments, Set<String> stale, Set<String> leaking) {

  /**
   * What held after an operation, by mdev that a running guest has open.
   *
   * @param seen the queues that the guest has
   * @param unbound those of them that are not bound to vfio_ap
   */
  record Moment(Map<String, Set<Apqn>> seen, Map<String, Set<Apqn>> unbound) {

    static final Moment FIRST = new Moment(Map.of(), Map.of());

    /** Whether no queue is with two guests. */
    boolean nothingShared() {
      long all = seen.values().stream().mapToLong(Set::size).sum();
      return seen.values().stream().flatMap(Set::stream).distinct().count() == all;
    }

    /** Whether a guest has an unbound queue that it did not have, unbound, before. */
    boolean exposesMoreThan(Moment before) {
      return unbound.entrySet().stream()
          .anyMatch(
              mdev ->
                  !before
                      .unbound
                      .getOrDefault(mdev.getKey(), Set.of())
                      .containsAll(mdev.getValue()));
    }

    /** Whether a guest that goes on running has less than before. */
    boolean takesFrom(Moment before) {
      return seen.entrySet().stream()
          .anyMatch(
              mdev ->
                  !mdev.getValue().containsAll(before.seen.getOrDefault(mdev.getKey(), Set.of())));
    }
  }
}
