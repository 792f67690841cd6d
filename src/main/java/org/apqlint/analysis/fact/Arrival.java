package org.apqlint.analysis.fact;

import java.util.List;
import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.QueueSet;
import org.apqlint.model.Rows;
import org.apqlint.model.Words;

/**
 * What a guest that moves finds in the mdev that it gets on the target.
 *
 * @param move the guest, and what it has
 * @param mdev the mdev on the target
 * @param gets S of that mdev
 * @param controls the control domains of S
 */
public record Arrival(MovingGuest move, Mdev mdev, Matrix gets, IdSet controls) implements Fact {

  /** Queues that it has and does not get. */
  public Rows lost() {
    return move.missingIn(gets);
  }

  /** Queues that it gets and did not have. */
  public Rows gained() {
    return Rows.of(gets).minus(Rows.of(move.has()));
  }

  /** Control domains that it has and does not get. */
  public IdSet controlsLost() {
    return move.controls().minus(controls);
  }

  /**
   * Queues that it loses because its mdev here is not assigned them, although they are bound to
   * vfio_ap. Not those that another mdev holds: that is told by itself.
   *
   * @param queues what the target has of its queues
   * @param others the other mdevs of the target
   */
  public Rows unassigned(List<MovingQueues> queues, List<Mdev> others) {
    return MovingQueues.all(queues, MovingQueues::bound)
        .minus(Rows.of(mdev.matrix()))
        .minus(Rows.of(others.stream().map(Mdev::matrix).toList()));
  }

  /**
   * Queues that are bound, and assigned to its mdev, and that the filter takes away all the same.
   * Not those of an adapter of which the mdev is assigned a queue of the guest that is not bound:
   * that is the cause, and told by itself.
   */
  public Rows filtered(List<MovingQueues> queues) {
    Rows good =
        MovingQueues.all(
            queues,
            q -> q.notBound().overlaps(mdev.matrix().domainsOf(q.apid())) ? IdSet.NONE : q.bound());
    return lost().intersect(good).intersect(Rows.of(mdev.matrix()));
  }

  /** Both. */
  public Rows withheld(List<MovingQueues> queues, List<Mdev> others) {
    return unassigned(queues, others).union(filtered(queues));
  }

  /** Those of these queues that the guest is said to expect. */
  public Rows expected(Rows some) {
    return some.intersect(
        Rows.of(move.guest().expectedTerms().stream().map(QueueSet.Term::matrix).toList()));
  }

  /** Those of these queues that the guest is not said to expect. */
  public Rows unexpected(Rows some) {
    return some.minus(expected(some));
  }

  /** Why the filter takes away queues that are bound. */
  public String whyFiltered() {
    return move.target()
        .withoutQci()
        .orElse(
            move.target().generation()
                + " on `"
                + mdev.host()
                + "` looks at all that an mdev is assigned: a queue of it that is not bound takes"
                + " others away, too");
  }

  /** What to do about that. */
  public String againstTheFilter() {
    return move.target().withoutQci().isPresent()
        ? "move the guest to a host that has QCI, or correct `without` of `" + mdev.host() + "`"
        : "leave the queue that is not bound out of `"
            + mdev.address()
            + "`: `apqlint why` with that address names it";
  }

  /** Why it does not get control domains. */
  public String whyControlsLost() {
    String it = Words.it(controlsLost());
    if (!mdev.controlDomains().ids().containsAll(controlsLost())) {
      return "`" + mdev.name() + "` is not assigned " + it;
    }
    return move.target()
        .withoutQci()
        .orElse("the configuration of `" + mdev.host() + "` lacks " + it);
  }

  /** What it promises, in words. */
  @Override
  public String describe() {
    return "on " + mdev.host() + " mdev " + mdev.name() + " gives the guest " + gets;
  }
}
