package org.apqlint.analysis.fact;

import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;

/**
 * The queues of one adapter of the host's AP configuration: which exist, whose they are, and which
 * driver they are bound to. A queue that exists and is in neither {@code vfio} nor {@code host} is
 * bound to no driver, or to a foreign one.
 *
 * @param apid the adapter
 * @param newEnough whether vfio_ap drives cards of this type (CEX4 and newer)
 * @param present domains whose queue device exists
 * @param reserved domains whose APQN the masks reserve for the default drivers, existing or not
 * @param vfio domains whose queue is bound to vfio_ap
 * @param host domains whose queue is bound to the default driver
 */
public record QueueRow(
    int apid, boolean newEnough, IdSet present, IdSet reserved, IdSet vfio, IdSet host)
    implements Fact {

  /** Domains whose existing queue the masks leave to vfio_ap, bound to it or not. */
  public IdSet released() {
    return present.minus(reserved);
  }

  @Override
  public String describe() {
    return String.format("of adapter %02x (%d) ", apid, apid)
        + (vfio.isEmpty()
            ? "no queue is bound to vfio_ap"
            : "domains " + vfio + " are bound to vfio_ap");
  }
}
