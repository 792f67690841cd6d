package org.apqlint.reference;

import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.reference.ReferenceMdev.Attribute;

/** Linux 6.8 and newer: the whole matrix is filtered by APID; and ap_config of Linux 6.10. */
class DynamicModel extends ReferenceModel {

  DynamicModel(ReferenceHost host) {
    super(host);
  }

  @Override
  void assign(ReferenceMdev mdev, Attribute attribute, String text) {
    int id = parse(attribute, text);
    if (mdev.held.has(attribute, id)) {
      return;
    }
    if (attribute == Attribute.CONTROL_DOMAIN) {
      mdev.held.add(attribute, id);
      filterControlDomains(mdev);
      return;
    }
    checkMatrix(mdev, with(mdev.held.matrix(), attribute, id));
    mdev.held.add(attribute, id);
    filterAssigned(mdev, added(mdev, attribute, id));
  }

  private static Matrix with(Matrix matrix, Attribute attribute, int id) {
    return attribute == Attribute.ADAPTER
        ? new Matrix(matrix.adapters().with(id), matrix.domains())
        : new Matrix(matrix.adapters(), matrix.domains().with(id));
  }

  private void checkMatrix(ReferenceMdev mdev, Matrix whole) {
    checkNotReserved(whole);
    checkNotShared(mdev, whole);
  }

  @Override
  void unassign(ReferenceMdev mdev, Attribute attribute, String text) {
    int id = parse(attribute, text);
    mdev.held.drop(attribute, id);
    mdev.guest.drop(attribute, id);
  }

  @Override
  void writeApConfig(ReferenceMdev mdev, String text) {
    IdSet[] masks = KernelText.threeMasks(text + "\n");
    checkMatrix(mdev, new Matrix(masks[0], masks[1]));
    for (Attribute attribute : Attribute.values()) {
      IdSet known = IdSet.range(0, maximum(attribute));
      Errno.refuseIf(!known.containsAll(masks[attribute.ordinal()]), "ENODEV");
    }
    for (Attribute attribute : Attribute.values()) {
      mdev.held.set(attribute, masks[attribute.ordinal()]);
    }
    filter(mdev);
    filterControlDomains(mdev);
  }

  /** In use, the remover waits, and the guest loses everything at once. */
  @Override
  void remove(ReferenceMdev mdev) {
    if (mdev.open) {
      mdev.guest.clear();
      throw new Errno("WAITS");
    }
    mdevs.remove(mdev.name);
  }

  /** What follows an assignment; this generation always filters the whole matrix. */
  void filterAssigned(ReferenceMdev mdev, Matrix added) {
    filter(mdev);
  }

  /** What follows the arrival of adapters or domains that the mdev holds. */
  void filterArrived(ReferenceMdev mdev, IdSet adapters, IdSet domains, IdSet controlDomains) {
    if (!adapters.isEmpty() || !domains.isEmpty()) {
      filter(mdev);
    }
  }

  @Override
  void filter(ReferenceMdev mdev) {
    filter(mdev, new Matrix(mdev.held.apm.intersect(bus.adapters), configuredDomains(mdev)));
  }

  final IdSet configuredDomains(ReferenceMdev mdev) {
    return mdev.held.aqm.intersect(bus.domains);
  }

  /** M within the configuration, minus the adapters with an unbound queue in the given matrix. */
  final void filter(ReferenceMdev mdev, Matrix inspected) {
    IdSet kept = mdev.held.apm.intersect(bus.adapters);
    for (int apid : inspected.adapters().toList()) {
      if (!bus.allVfio(Matrix.row(apid, inspected.domains()))) {
        kept = kept.without(apid);
      }
    }
    mdev.guest.apm = kept;
    mdev.guest.aqm = configuredDomains(mdev);
  }

  final void filterControlDomains(ReferenceMdev mdev) {
    mdev.guest.adm = mdev.held.adm.intersect(bus.controlDomains);
  }

  @Override
  public void bound(Apqn queue) {
    for (ReferenceMdev mdev : mdevs.values()) {
      if (mdev.held.matrix().contains(queue) && !arriving) {
        filterBound(mdev);
      }
    }
  }

  void filterBound(ReferenceMdev mdev) {
    filter(mdev);
  }

  @Override
  public void unbound(Apqn queue) {
    for (ReferenceMdev mdev : mdevs.values()) {
      if (mdev.guest.matrix().contains(queue)) {
        mdev.guest.drop(Attribute.ADAPTER, queue.apid());
      }
    }
  }

  /** While a new configuration is scanned, queues are not filtered one by one. */
  private boolean arriving;

  @Override
  void configure(IdSet adapters, IdSet domains, IdSet controlDomains) {
    IdSet newAdapters = adapters.minus(bus.adapters);
    IdSet newDomains = domains.minus(bus.domains);
    IdSet newControlDomains = controlDomains.minus(bus.controlDomains);
    for (ReferenceMdev mdev : mdevs.values()) {
      mdev.guest.apm = mdev.guest.apm.minus(bus.adapters.minus(adapters));
      mdev.guest.aqm = mdev.guest.aqm.minus(bus.domains.minus(domains));
      mdev.guest.adm = mdev.guest.adm.minus(bus.controlDomains.minus(controlDomains));
    }
    arriving = true;
    super.configure(adapters, domains, controlDomains);
    arriving = false;
    for (ReferenceMdev mdev : mdevs.values()) {
      IdSet apm = mdev.held.apm.intersect(newAdapters);
      IdSet aqm = mdev.held.aqm.intersect(newDomains);
      IdSet adm = mdev.held.adm.intersect(newControlDomains);
      if (!apm.union(aqm).union(adm).isEmpty()) {
        filterArrived(mdev, apm, aqm, adm);
        filterControlDomains(mdev);
      }
    }
  }
}
