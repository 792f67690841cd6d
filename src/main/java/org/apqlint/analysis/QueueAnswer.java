package org.apqlint.analysis;

import java.util.Optional;
import org.apqlint.analysis.fact.MovingQueues;
import org.apqlint.model.Adapter;
import org.apqlint.model.Apqn;
import org.apqlint.model.CardFunctions;

/**
 * What the target has in the place of one queue of a guest that moves.
 *
 * @param queue its APQN, the same on both hosts
 * @param target whether the target has it, and for whom
 * @param bound whether it is bound to vfio_ap there
 * @param mode the modes of the cards
 * @param functions the function letters of the cards
 * @param card the names of the cards, such as {@code CEX8C}
 * @param masterKey how the master keys compare
 */
public record QueueAnswer(
    Apqn queue,
    Target target,
    boolean bound,
    Pair mode,
    Pair functions,
    Pair card,
    MasterKey masterKey) {

  /** Whether the target has the APQN, and for whom. */
  public enum Place {
    /** The guest gets it. */
    GIVEN,
    /** The guest's mdev has it, and the filter takes it away. */
    FILTERED,
    /** Another mdev has it. */
    TAKEN,
    /** No mdev has it. */
    FREE,
    /** The AP configuration does not have it. */
    ABSENT
  }

  /**
   * Where the APQN is on the target.
   *
   * @param holder the mdev that has it; empty for {@link Place#FREE} and {@link Place#ABSENT}
   */
  public record Target(Place place, Optional<String> holder) {}

  /** How the master keys of a queue on two hosts compare. */
  public enum MasterKey {
    SAME,
    DIFFERENT,
    UNKNOWN,
    /** An accelerator has none. */
    NONE;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A fact about a card on both hosts, as far as it is known. */
  public record Pair(Optional<String> source, Optional<String> target) {

    /** Whether both are known and equal. */
    public boolean same() {
      return source.isPresent() && source.equals(target);
    }

    /** {@code cca}, {@code cca → ep11}, {@code ?}. */
    @Override
    public String toString() {
      String here = source.orElse("?");
      String there = target.orElse("?");
      return here.equals(there) ? here : here + " → " + there;
    }
  }

  /** The answer for one of the queues. */
  static QueueAnswer of(MovingQueues row, int apqi, MigrationAnalysis migration) {
    Apqn queue = new Apqn(row.apid(), apqi);
    return new QueueAnswer(
        queue,
        target(row, queue, migration),
        row.bound().contains(apqi),
        new Pair(
            row.here().flatMap(Adapter::effectiveMode),
            row.there().flatMap(Adapter::effectiveMode)),
        new Pair(
            row.here().flatMap(Adapter::functions).map(CardFunctions::letters),
            row.there().flatMap(Adapter::functions).map(CardFunctions::letters)),
        new Pair(row.here().flatMap(Adapter::cardName), row.there().flatMap(Adapter::cardName)),
        masterKey(row, apqi));
  }

  private static Target target(MovingQueues row, Apqn queue, MigrationAnalysis migration) {
    if (!row.configured().contains(queue.apqi())) {
      return new Target(Place.ABSENT, Optional.empty());
    }
    Optional<String> own =
        migration.target().filter(m -> m.matrix().contains(queue)).map(mdev -> mdev.name());
    if (own.isPresent()) {
      return new Target(migration.gets().contains(queue) ? Place.GIVEN : Place.FILTERED, own);
    }
    Optional<String> holder = row.holder(queue.apqi());
    return new Target(holder.isPresent() ? Place.TAKEN : Place.FREE, holder);
  }

  private static MasterKey masterKey(MovingQueues row, int apqi) {
    if (row.keys().different().contains(apqi)) {
      return MasterKey.DIFFERENT;
    } else if (row.keys().same().contains(apqi)) {
      return MasterKey.SAME;
    }
    boolean accelerator =
        row.here()
            .flatMap(Adapter::effectiveMode)
            .filter(CardFunctions.ACCELERATOR::equals)
            .isPresent();
    return accelerator ? MasterKey.NONE : MasterKey.UNKNOWN;
  }
}
