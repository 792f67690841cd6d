package org.apqlint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.model.Apqn;

/**
 * Whose one queue is.
 *
 * @param state what to show
 * @param holders the mdevs that are assigned it
 * @param reserved whether the masks keep it for the host
 */
public record Cell(State state, List<MdevAnalysis> holders, boolean reserved) {

  /** What the picture tells apart. */
  public enum State {
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
    public char symbol() {
      return symbol;
    }

    Ink ink() {
      return ink;
    }

    public String meaning() {
      return meaning;
    }

    /** Whether the letter of an mdev stands for it. */
    public boolean lettered() {
      return this == SEEN || this == FILTERED;
    }
  }

  static Cell of(Apqn queue, Queues queues) {
    List<MdevAnalysis> holders = queues.holders(queue);
    boolean reserved = queues.reserved(queue);
    return new Cell(state(queue, queues, holders, reserved), holders, reserved);
  }

  /**
   * What is wrong with a queue that an mdev has and no guest can have.
   *
   * @param list how the parties are listed
   */
  Optional<String> remark(Function<List<String>, String> list) {
    if (holders.isEmpty() || state.lettered()) {
      return Optional.empty();
    }
    List<String> owners = new ArrayList<>();
    holders.forEach(mdev -> owners.add(mdev.name()));
    if (state == State.CONFLICT && reserved) {
      owners.add("the host");
    }
    String what =
        switch (state) {
          case CONFLICT -> "claimed by ";
          case ABSENT -> "no queue, assigned to ";
          default -> "not bound to vfio_ap, assigned to ";
        };
    return Optional.of(what + list.apply(owners));
  }

  private static State state(
      Apqn queue, Queues queues, List<MdevAnalysis> holders, boolean reserved) {
    if (holders.size() > 1 || (holders.size() == 1 && reserved && !queues.boundToVfio(queue))) {
      return State.CONFLICT;
    }
    if (holders.size() == 1
        && queues.canBeAssigned(queue)
        && queues.seenWith(holders.get(0)).contains(queue)) {
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
