package org.apqlint.analysis.fact;

import java.util.List;
import org.apqlint.model.Adapter;
import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.QueueException;
import org.apqlint.model.Words;

/**
 * The queues of one adapter of the host's AP configuration: which exist, whose they are, and which
 * driver they are bound to. A queue that exists and is in neither {@code vfio} nor {@code host} is
 * bound to no driver, or to a foreign one.
 *
 * @param apid the adapter
 * @param newEnough whether vfio_ap drives cards of this type (CEX4 and newer)
 * @param present domains whose queue device exists
 * @param reserved domains whose APQN masks or override leave to the default drivers, existing or
 *     not
 * @param vfio domains whose queue is bound to vfio_ap
 * @param host domains whose queue is bound to the default driver
 * @param nobody domains whose queue has an override that names neither of the two drivers
 */
public record QueueRow(
    int apid,
    boolean newEnough,
    IdSet present,
    IdSet reserved,
    IdSet vfio,
    IdSet host,
    IdSet nobody)
    implements Fact {

  /** The driver that gives queues to guests. */
  public static final String VFIO_AP = "vfio_ap";

  /** The host's own driver. */
  public static final String DEFAULT_DRIVER = "cex4queue";

  /**
   * The queues of an adapter as the bus binds them.
   *
   * @param byMasks domains that the masks reserve for the default drivers
   * @param overrides what is overridden
   * @param declared domains for which the specification says what the queue is bound to, if
   *     anything
   * @param toVfio those of them that it says are bound to vfio_ap
   * @param toHost those of them that it says are bound to the default driver
   */
  public static QueueRow bound(
      Adapter card,
      IdSet present,
      IdSet byMasks,
      Overrides overrides,
      IdSet declared,
      IdSet toVfio,
      IdSet toHost) {
    IdSet reserved = overrides.reserved(byMasks);
    IdSet byOwner = present.minus(declared).minus(overrides.nobody());
    return new QueueRow(
        card.apid(),
        card.newEnough(),
        present,
        reserved,
        card.newEnough() ? byOwner.minus(reserved).union(toVfio.intersect(present)) : IdSet.NONE,
        byOwner.intersect(reserved).union(toHost.intersect(present)),
        overrides.nobody());
  }

  /** The driver that owns the APQN with this domain; none for vfio_ap where the card is too old. */
  public String ownerOf(int apqi) {
    if (nobody.contains(apqi)) {
      return "";
    }
    return reserved.contains(apqi) ? DEFAULT_DRIVER : newEnough ? VFIO_AP : "";
  }

  /** What to do where a driver that does not own the APQN with this domain shall be bound to it. */
  public String adviceFor(int apqi) {
    if (nobody.contains(apqi)) {
      return "set its override to `vfio_ap` or `cex4queue`, or clear it: it names another driver";
    }
    String owner = ownerOf(apqi);
    return owner.isEmpty()
        ? "leave it out: vfio_ap drives no card that is older than CEX4"
        : "bind it to `" + owner + "`, or change the masks first";
  }

  /** The driver that masks with these domains reserved call for. */
  public static String driverFor(IdSet reserved, int apqi) {
    return reserved.contains(apqi) ? DEFAULT_DRIVER : VFIO_AP;
  }

  /** Whether the queue of this domain is for the driver of that name. */
  public boolean isFor(int apqi, String driver) {
    return this.equals(claimedBy(apqi, driver));
  }

  /** The row when the queue of this domain is for the driver of that name. */
  public QueueRow claimedBy(int apqi, String driver) {
    boolean host = driver.equals(DEFAULT_DRIVER);
    return new QueueRow(
        apid,
        newEnough,
        present,
        host ? reserved.with(apqi) : reserved.without(apqi),
        vfio,
        this.host,
        host || driver.equals(VFIO_AP) ? nobody.without(apqi) : nobody.with(apqi));
  }

  /** Whether the queue of this domain exists, no driver holds it, and its owner takes it. */
  public boolean bindable(int apqi) {
    return present.contains(apqi)
        && !vfio.contains(apqi)
        && !host.contains(apqi)
        && !ownerOf(apqi).isEmpty();
  }

  /** The row after the queue of this domain was bound to its owner. */
  public QueueRow bound(int apqi) {
    return reserved.contains(apqi)
        ? new QueueRow(apid, newEnough, present, reserved, vfio, host.with(apqi), nobody)
        : new QueueRow(apid, newEnough, present, reserved, vfio.with(apqi), host, nobody);
  }

  /** The row after the queue of this domain was unbound. */
  public QueueRow unbound(int apqi) {
    return new QueueRow(
        apid, newEnough, present, reserved, vfio.without(apqi), host.without(apqi), nobody);
  }

  /** The row after a bus scan: queues that arrived are bound to their owner. */
  public QueueRow rescanned(IdSet presentNow, IdSet reservedNow) {
    IdSet arrived = presentNow.minus(present);
    IdSet toVfio = newEnough ? arrived.minus(reservedNow) : IdSet.NONE;
    return new QueueRow(
        apid,
        newEnough,
        presentNow,
        reserved.intersect(present).union(reservedNow.minus(present.intersect(presentNow))),
        vfio.intersect(presentNow).union(toVfio),
        host.intersect(presentNow).union(arrived.intersect(reservedNow)),
        nobody.intersect(presentNow));
  }

  /**
   * The row after the bus probed its queues with these domains reserved.
   *
   * @param overridden domains whose queue has an override: no mask moves them
   */
  public QueueRow probed(IdSet reservedNow, IdSet overridden) {
    IdSet probed = present.minus(overridden);
    return new QueueRow(
        apid,
        newEnough,
        present,
        reservedNow.minus(overridden).union(reserved.intersect(overridden)),
        (newEnough ? probed.minus(reservedNow) : IdSet.NONE).union(vfio.intersect(overridden)),
        probed.intersect(reservedNow).union(host.intersect(overridden)),
        nobody.intersect(overridden));
  }

  /** The row when its queues are as these statements say, and else as they are. */
  public QueueRow excepting(List<QueueException> statements) {
    IdSet declared = QueueException.domains(statements, apid);
    IdSet toVfio = QueueException.domainsBoundTo(statements, apid, VFIO_AP).intersect(present);
    IdSet toHost =
        QueueException.domainsBoundTo(statements, apid, DEFAULT_DRIVER).intersect(present);
    return new QueueRow(
        apid,
        newEnough,
        present,
        reserved,
        newEnough ? vfio.minus(declared).union(toVfio) : IdSet.NONE,
        host.minus(declared).union(toHost),
        nobody);
  }

  /** Domains whose existing queue masks or override leave to vfio_ap, bound to it or not. */
  public IdSet released() {
    return present.minus(reserved).minus(nobody);
  }

  /** Those of these domains whose queue the masks keep from vfio_ap. */
  public IdSet keptFromVfio(IdSet wanted) {
    return newEnough ? wanted.intersect(present).intersect(reserved).minus(vfio) : IdSet.NONE;
  }

  /** Those of these domains whose queue is not bound to vfio_ap, and not because of the masks. */
  public IdSet unboundOf(IdSet wanted) {
    return wanted.intersect(present).minus(vfio).minus(keptFromVfio(wanted));
  }

  @Override
  public String describe() {
    return vfio.isEmpty()
        ? "no queue of " + Words.adapter(apid) + " is bound to vfio_ap"
        : "of "
            + Words.adapter(apid)
            + ", "
            + Words.domains(vfio)
            + " "
            + Words.are(vfio)
            + " bound to vfio_ap";
  }
}
