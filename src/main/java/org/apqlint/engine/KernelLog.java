package org.apqlint.engine;

import java.util.List;
import java.util.function.Function;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.Matrix;
import org.apqlint.model.PoolMask;

/** For rules: the lines that the kernel logs, letter by letter, one per APQN. */
public final class KernelLog {

  private KernelLog() {}

  /** The proposal's answer to a mask that takes queues from an mdev: no prefix. */
  public static List<String> mayNotReassign(Assigned owner, Matrix queues) {
    return queues.apqns().stream()
        .map(q -> "Userspace may not re-assign queue " + q + " already assigned to " + owner.uuid())
        .toList();
  }

  /** The answer to an assignment that takes queues from another mdev. */
  public static List<String> shared(
      KernelChoice kernel, Assigned assignee, Assigned owner, Matrix wanted) {
    return lines(
        owner,
        wanted,
        newTexts(kernel)
            ? queue ->
                prefix(assignee)
                    + "Userspace may not assign queue "
                    + queue
                    + " to mdev: already assigned to "
                    + owner.uuid()
            : queue -> reassigned(owner, queue));
  }

  /** The answer to a mask that takes queues from an mdev. */
  public static List<String> masks(KernelChoice kernel, Assigned owner, Matrix reserved) {
    return lines(
        owner,
        reserved,
        newTexts(kernel)
            ? queue ->
                prefix(owner)
                    + "Can not reserve queue "
                    + queue
                    + " for host driver: in use by mdev"
            : queue -> reassigned(owner, queue));
  }

  private static List<String> lines(Assigned owner, Matrix wanted, Function<Apqn, String> text) {
    return owner.matrix().intersect(wanted).apqns().stream().map(text).toList();
  }

  private static String reassigned(Assigned owner, Apqn queue) {
    return prefix(owner)
        + "Userspace may not re-assign queue "
        + queue
        + " already assigned to "
        + owner.uuid();
  }

  private static String prefix(Assigned mdev) {
    return "vfio_ap_mdev " + mdev.uuid() + ": ";
  }

  private static boolean newTexts(KernelChoice kernel) {
    return kernel.texts().equals("6.15");
  }

  /** The APQNs that these ids of one mask make with those of the other. */
  public static Matrix reserved(PoolMask.Kind kind, IdSet ids, IdSet other) {
    return kind == PoolMask.Kind.APMASK ? new Matrix(ids, other) : new Matrix(other, ids);
  }
}
