package org.apqlint.engine.order;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Words;

/**
 * What an mdev holds before the first step, and what the steps mean it to hold after the last one.
 */
public record Holding(String mdev, Matrix before, Matrix after) {

  /** APQNs that both shall hold at the end, and did not both hold at the start. */
  public List<Apqn> sharedNewly(Holding other) {
    return beyond(after.intersect(other.after), before.intersect(other.before));
  }

  public boolean sharesNewly(Holding other) {
    return exceeds(after.intersect(other.after), before.intersect(other.before));
  }

  /** APQNs that it shall hold while the masks reserve them, and that were not so at the start. */
  public List<Apqn> reservedNewly(Pool apmask, Pool aqmask) {
    return beyond(
        after.intersect(new Matrix(apmask.after(), aqmask.after())),
        before.intersect(new Matrix(apmask.before(), aqmask.before())));
  }

  public boolean isReservedNewly(Pool apmask, Pool aqmask) {
    return exceeds(
        after.intersect(new Matrix(apmask.after(), aqmask.after())),
        before.intersect(new Matrix(apmask.before(), aqmask.before())));
  }

  /** Whether there is an APQN in the one and not in the other. */
  private static boolean exceeds(Matrix matrix, Matrix old) {
    return !matrix.isEmpty() && !old.containsAll(matrix);
  }

  private static List<Apqn> beyond(Matrix matrix, Matrix old) {
    return matrix.stream().filter(apqn -> !old.contains(apqn)).toList();
  }

  /** Ids of APQNs that it holds before and after, and that the mask gives back to the host. */
  public IdSet keeps(Pool mask) {
    Matrix both = before.intersect(after);
    return both.isEmpty()
        ? IdSet.NONE
        : mask.taken()
            .intersect(mask.kind() == PoolMask.Kind.APMASK ? both.adapters() : both.domains());
  }

  public boolean keepsAnyOf(Pool mask) {
    return !keeps(mask).isEmpty();
  }

  /** The APQNs that these mdevs hold and the masks reserve, in words. */
  public static String reservedNewly(List<Holding> holdings, Pool apmask, Pool aqmask) {
    return each(
        holdings,
        holding ->
            Words.queues(holding.reservedNewly(apmask, aqmask))
                + " would be reserved for the host while mdev `"
                + holding.mdev()
                + "` holds "
                + it(holding.reservedNewly(apmask, aqmask)));
  }

  /** The APQNs that it shares with these mdevs, in words. */
  public String sharedNewly(List<Holding> others) {
    return each(
        others,
        other ->
            Words.queues(sharedNewly(other))
                + " would be assigned to mdevs `"
                + mdev
                + "` and `"
                + other.mdev()
                + "`");
  }

  /** What these mdevs keep of what the mask gives back, in words. */
  public static String kept(List<Holding> holdings, Pool mask) {
    return each(
        holdings,
        holding ->
            "mdev `"
                + holding.mdev()
                + "` holds "
                + mask.words(holding.keeps(mask))
                + " from the first step to the last");
  }

  private static String each(List<Holding> holdings, Function<Holding, String> words) {
    return holdings.stream().map(words).sorted().collect(Collectors.joining("; "));
  }

  private static String it(List<Apqn> queues) {
    return queues.size() == 1 ? "it" : "them";
  }

  /** {@code mdev `a`}, {@code mdevs `a`, `b`}. */
  public static String names(List<Holding> holdings) {
    Stream<String> names = holdings.stream().map(holding -> "`" + holding.mdev() + "`").sorted();
    return (holdings.size() == 1 ? "mdev " : "mdevs ") + names.collect(Collectors.joining(", "));
  }
}
