package org.apqlint.analysis.fact;

import java.util.List;
import org.apqlint.model.Apqn;
import org.apqlint.model.Generation;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Words;

/**
 * Why an id that was assigned did not reach the running guest, and what can be done about it.
 *
 * @param cause behind a colon; empty where no queue is to blame
 * @param remedy what to do
 * @param withoutQci whether the queues are bound, and the driver does not know of them
 */
public record NotPlugged(String cause, String remedy, boolean withoutQci) {

  private NotPlugged(String cause, String remedy) {
    this(cause, remedy, false);
  }

  /** What this generation does about it. */
  public String kernel(Generation generation) {
    if (withoutQci) {
      return generation + " gives a guest only what the AP configuration has, and QCI reads that";
    }
    if (!cause.isEmpty()) {
      return generation
          + " plugs an id in only if each queue that comes with it is bound to vfio_ap";
    }
    return generation == Generation.DYNAMIC_DELTA
        ? generation
            + " filters only what comes with a new id, domains that the host lacks included"
        : generation + " filters nothing when an id is assigned that is assigned already";
  }

  /** What to do about it on this generation. */
  public String remedy(Generation generation) {
    return cause.isEmpty() && generation == Generation.DYNAMIC_DELTA
        ? "unassign domains that the host does not have; then unbind one of its queues and have it"
            + " probed: the driver then inspects everything"
        : remedy;
  }

  /**
   * What stands in the way of these APQNs.
   *
   * @param joining the APQNs that the id would make for the guest
   * @param configured what the driver knows of the AP configuration
   * @param rows the queues of the host
   */
  public static NotPlugged of(String mdev, Matrix joining, Matrix configured, List<QueueRow> rows) {
    if (joining.isEmpty()) {
      String other = joining.adapters().isEmpty() ? "adapter" : "domain";
      return new NotPlugged(
          ": mdev `" + mdev + "` has no " + other + " yet, so there is no queue",
          "assign " + (joining.adapters().isEmpty() ? "an " : "a ") + other + " too");
    }
    List<Apqn> missing = Lacks.queues(Lacks.of(mdev, joining, rows), IdSet.ALL);
    if (!missing.isEmpty() && missing.stream().noneMatch(queue -> exists(queue, rows))) {
      return new NotPlugged(
          ": " + Words.queues(missing) + (missing.size() == 1 ? " is" : " are") + " not there",
          "nothing to do if the hardware is still to come: it is plugged in when it arrives");
    }
    if (missing.isEmpty() && !configured.overlaps(joining)) {
      return new NotPlugged(
          ": the host has no QCI (facility 12), so the driver knows no adapter",
          "no step helps: move the guest to a host with QCI, or correct `without` of the host",
          true);
    }
    return missing.isEmpty()
        ? new NotPlugged("", "unassign it, and assign it again: the driver then filters anew")
        : new NotPlugged(
            ": " + Lacks.sentence(missing),
            "have "
                + (missing.size() == 1 ? "it" : "them")
                + " bound to vfio_ap: the driver then filters the mdev again");
  }

  private static boolean exists(Apqn queue, List<QueueRow> rows) {
    return rows.stream()
        .anyMatch(row -> row.apid() == queue.apid() && row.present().contains(queue.apqi()));
  }
}
