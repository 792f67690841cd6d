package org.apqlint.engine;

import java.util.List;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.model.IdSet;
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

  /** The APQNs that these ids of one mask make with those of the other. */
  public static Matrix reserved(PoolMask.Kind kind, IdSet ids, IdSet other) {
    return kind == PoolMask.Kind.APMASK ? new Matrix(ids, other) : new Matrix(other, ids);
  }
}
