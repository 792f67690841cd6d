package org.apqlint.engine.replay;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Words;

/** Queues of an adapter that vfio_ap lost, and queues that it gained. */
public record Moved(int apid, IdSet lost, IdSet gained) implements Passing, Fact {

  /** The queues that moved, this way or that. */
  public IdSet either() {
    return lost.union(gained);
  }

  /** The difference between two sets of domains bound to vfio_ap. */
  public static Moved between(int apid, IdSet before, IdSet after) {
    return new Moved(apid, before.minus(after), after.minus(before));
  }

  @Override
  public String describe() {
    return Stream.of(part("loses", lost), part("gains", gained))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private String part(String verb, IdSet domains) {
    return domains.isEmpty()
        ? ""
        : "vfio_ap " + verb + " " + Words.queues(Matrix.row(apid, domains));
  }
}
