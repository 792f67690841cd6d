package org.apqlint.report;

import java.util.List;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.model.Apqn;

/**
 * Whose one queue is.
 *
 * @param state what to show
 * @param holders the mdevs that are assigned it
 * @param reserved whether the masks keep it for the host
 */
record Cell(State state, List<MdevAnalysis> holders, boolean reserved) {

  /** What the picture tells apart. */
  enum State {
    SEEN(' ', Ink.GOOD, ""),
    FILTERED(' ', Ink.DOUBT, ""),
    HOST('#', Ink.HOST, "of the host"),
    FREE('+', Ink.STRONG, "for vfio_ap, in no mdev"),
    UNBOUND('?', Ink.BAD, "exists, and is not bound to the driver that it is for"),
    CONFLICT('!', Ink.BAD, "conflict: assigned twice, or assigned and of the host"),
    ABSENT('.', Ink.PALE, "no such queue");

    private final char symbol;
    private final Ink ink;
    private final String meaning;

    State(char symbol, Ink ink, String meaning) {
      this.symbol = symbol;
      this.ink = ink;
      this.meaning = meaning;
    }

    /** The character in the picture; of an mdev's queue it is the letter of the mdev instead. */
    char symbol() {
      return symbol;
    }

    Ink ink() {
      return ink;
    }

    String meaning() {
      return meaning;
    }

    /** Whether the letter of an mdev stands for it. */
    boolean lettered() {
      return this == SEEN || this == FILTERED;
    }
  }

  static Cell of(Apqn queue, Queues queues) {
    List<MdevAnalysis> holders = queues.holders(queue);
    boolean reserved = queues.reserved(queue);
    return new Cell(state(queue, queues, holders, reserved), holders, reserved);
  }

  private static State state(
      Apqn queue, Queues queues, List<MdevAnalysis> holders, boolean reserved) {
    if (holders.size() > 1 || (holders.size() == 1 && reserved && !queues.boundToVfio(queue))) {
      return State.CONFLICT;
    }
    if (holders.size() == 1 && queues.seenWith(holders.get(0)).contains(queue)) {
      return State.SEEN;
    }
    if (!queues.exists(queue)) {
      return State.ABSENT;
    }
    if (queues.boundToVfio(queue)) {
      return holders.isEmpty() ? State.FREE : State.FILTERED;
    }
    return reserved && queues.boundToHost(queue) ? State.HOST : State.UNBOUND;
  }
}
