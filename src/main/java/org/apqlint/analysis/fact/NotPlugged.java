package org.apqlint.analysis.fact;

import java.util.List;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/**
 * Why an id that was assigned did not reach the running guest, and what can be done about it.
 *
 * @param cause behind a colon; empty where no queue is to blame
 * @param remedy what to do
 */
public record NotPlugged(String cause, String remedy) {

  /**
   * What stands in the way of these APQNs.
   *
   * @param joining the APQNs that the id would make for the guest
   * @param rows the queues of the host
   */
  public static NotPlugged of(String mdev, Matrix joining, List<QueueRow> rows) {
    if (joining.isEmpty()) {
      String other = joining.adapters().isEmpty() ? "adapter" : "domain";
      return new NotPlugged(
          ": mdev `" + mdev + "` has no " + other + " yet, so there is no queue",
          "assign " + (joining.adapters().isEmpty() ? "an " : "a ") + other + " too");
    }
    List<Apqn> missing = Lacks.queues(Lacks.of(mdev, joining, rows), IdSet.ALL);
    return missing.isEmpty()
        ? new NotPlugged("", "unassign it, and assign it again: the driver then filters anew")
        : new NotPlugged(
            ": " + Lacks.sentence(missing),
            "have "
                + (missing.size() == 1 ? "it" : "them")
                + " bound to vfio_ap: the driver then filters the mdev again");
  }
}
