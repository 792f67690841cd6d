package org.apqlint.engine.replay;

import org.apqlint.model.IdSet;

/** Queues of an adapter that vfio_ap lost, and queues that it gained. */
public record Moved(int apid, IdSet lost, IdSet gained) implements Passing {

  /** The queues that moved, this way or that. */
  public IdSet either() {
    return lost.union(gained);
  }

  /** The difference between two sets of domains bound to vfio_ap. */
  public static Moved between(int apid, IdSet before, IdSet after) {
    return new Moved(apid, before.minus(after), after.minus(before));
  }
}
