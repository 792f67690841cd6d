package org.apqlint.engine.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apqlint.model.IdSet;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Step;
import org.apqlint.model.Step.WriteMask;

/** The steps of a change as written. Positions count from 1. */
public record History(String host, List<Step> steps) {

  /** The longest one for which other orders are tried. */
  public static final int LONGEST = 64;

  public History {
    steps = List.copyOf(steps);
  }

  /** Each step where it stands. */
  public List<Written> written() {
    return IntStream.rangeClosed(1, steps.size())
        .mapToObj(number -> new Written(number, steps.get(number - 1)))
        .toList();
  }

  /** The steps when these two change places. */
  List<Step> exchanged(int one, int other) {
    List<Step> order = new ArrayList<>(steps);
    Collections.swap(order, one - 1, other - 1);
    return order;
  }

  /** The steps without one of them. */
  List<Step> without(int number) {
    List<Step> order = new ArrayList<>(steps);
    order.remove(number - 1);
    return order;
  }

  /** The steps when one of them goes to the place of another, and those between make room. */
  List<Step> moved(int from, int to) {
    List<Step> order = new ArrayList<>(steps);
    order.add(to - 1, order.remove(from - 1));
    return order;
  }

  /**
   * The steps when, of the mask writes from the first to the last of these positions, only what
   * clears ids comes first, and only what sets ids comes last; each mask is written as a whole.
   */
  List<Step> clearedFirst(Refused first, int last, IdSet apmask, IdSet aqmask) {
    List<Step> order = new ArrayList<>();
    for (int number = 1; number <= steps.size(); number++) {
      Step step = steps.get(number - 1);
      if (number == first.number()) {
        order.addAll(
            write(
                PoolMask.Kind.APMASK,
                first.apmask(),
                first.apmask().intersect(apmask),
                first.number(),
                last));
        order.addAll(
            write(
                PoolMask.Kind.AQMASK,
                first.aqmask(),
                first.aqmask().intersect(aqmask),
                first.number(),
                last));
      }
      if (number == last) {
        order.addAll(
            write(
                PoolMask.Kind.APMASK,
                first.apmask().intersect(apmask),
                apmask,
                first.number(),
                last));
        order.addAll(
            write(
                PoolMask.Kind.AQMASK,
                first.aqmask().intersect(aqmask),
                aqmask,
                first.number(),
                last));
      }
      if (number < first.number() || number > last || !(step instanceof WriteMask)) {
        order.add(step);
      }
    }
    return order;
  }

  /** A write that makes one of the other, if they differ, standing where the mask is written. */
  private List<Step> write(PoolMask.Kind kind, IdSet old, IdSet wanted, int first, int last) {
    Optional<Step> write =
        steps.subList(first - 1, last).stream()
            .filter(step -> step instanceof WriteMask mask && mask.mask() == kind)
            .findFirst();
    return old.equals(wanted) || write.isEmpty()
        ? List.of()
        : List.of(new WriteMask(kind, wanted.toMask(), write.get().place()));
  }
}
