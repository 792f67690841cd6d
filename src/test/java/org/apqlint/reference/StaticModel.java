package org.apqlint.reference;

import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.reference.ReferenceMdev.Attribute;

/** Linux 4.20 to 5.19: bound queues only, and no change while a guest runs. */
final class StaticModel extends ReferenceModel {

  StaticModel(ReferenceHost host) {
    super(host);
  }

  @Override
  boolean skipsUnchangedMask() {
    return false;
  }

  @Override
  void checkNotInUse(Matrix taken) {}

  @Override
  void assign(ReferenceMdev mdev, Attribute attribute, String text) {
    Errno.refuseIf(mdev.open, "EBUSY");
    int id = parse(attribute, text);
    Matrix added = added(mdev, attribute, id);
    if (attribute != Attribute.CONTROL_DOMAIN) {
      checkBound(attribute, id, added);
      checkNotShared(mdev, added);
    }
    mdev.held.add(attribute, id);
  }

  private void checkBound(Attribute attribute, int id, Matrix added) {
    boolean bound =
        added.isEmpty()
            ? attribute == Attribute.ADAPTER
                ? bus.anyVfio(IdSet.of(id), IdSet.ALL)
                : bus.anyVfio(IdSet.ALL, IdSet.of(id))
            : bus.allVfio(added);
    Errno.refuseIf(!bound, "EADDRNOTAVAIL");
  }

  @Override
  void unassign(ReferenceMdev mdev, Attribute attribute, String text) {
    Errno.refuseIf(mdev.open, "EBUSY");
    mdev.held.drop(attribute, parse(attribute, text));
  }

  @Override
  void start(ReferenceMdev mdev) {
    super.start(mdev);
    filter(mdev);
  }

  /** Nothing is filtered. */
  @Override
  void filter(ReferenceMdev mdev) {
    for (Attribute attribute : Attribute.values()) {
      mdev.guest.set(attribute, mdev.held.get(attribute));
    }
  }

  @Override
  void stop(ReferenceMdev mdev) {
    super.stop(mdev);
    mdev.guest.clear();
  }

  @Override
  void remove(ReferenceMdev mdev) {
    Errno.refuseIf(mdev.open, "EBUSY");
    mdevs.remove(mdev.name);
  }

  @Override
  boolean showsGuestMatrix(ReferenceMdev mdev) {
    return false;
  }

  @Override
  public void bound(Apqn queue) {}

  @Override
  public void unbound(Apqn queue) {}
}
