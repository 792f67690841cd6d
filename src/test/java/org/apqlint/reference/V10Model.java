package org.apqlint.reference;

import java.util.function.IntPredicate;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.reference.ReferenceMdev.Attribute;

/** The proposal of August 2020: the filter by APID, then by APQI; hot plug of what is all bound. */
final class V10Model extends ReferenceModel {

  V10Model(ReferenceHost host) {
    super(host);
  }

  @Override
  boolean skipsUnchangedMask() {
    return false;
  }

  @Override
  void checkNotInUse(Matrix taken) {
    for (ReferenceMdev owner : mdevs.values()) {
      Errno.refuseIf(owner.held.matrix().overlaps(taken), "EADDRINUSE");
    }
  }

  @Override
  void assign(ReferenceMdev mdev, Attribute attribute, String text) {
    int id = parse(attribute, text);
    Matrix added = added(mdev, attribute, id);
    checkNotReserved(added);
    checkNotShared(mdev, added);
    mdev.held.add(attribute, id);
    if (mdev.open) {
      plug(mdev, attribute, id);
    }
  }

  private void plug(ReferenceMdev mdev, Attribute attribute, int id) {
    ReferenceMdev.Masks guest = mdev.guest;
    boolean first = guest.matrix().isEmpty();
    ReferenceMdev.Masks against = first ? mdev.held : guest;
    switch (attribute) {
      case ADAPTER -> {
        if (!against.aqm.isEmpty() && bus.allVfio(Matrix.row(id, against.aqm))) {
          guest.apm = guest.apm.with(id);
          guest.aqm = against.aqm;
        }
      }
      case DOMAIN -> {
        if (!against.apm.isEmpty() && bus.allVfio(Matrix.column(against.apm, id))) {
          guest.aqm = guest.aqm.with(id);
          guest.apm = against.apm;
        }
      }
      case CONTROL_DOMAIN -> guest.adm = mdev.held.adm;
    }
  }

  @Override
  void unassign(ReferenceMdev mdev, Attribute attribute, String text) {
    int id = parse(attribute, text);
    mdev.held.drop(attribute, id);
    mdev.guest.drop(attribute, id);
    dropHalf(mdev.guest);
  }

  /** The last adapter takes all domains with it, and the reverse. */
  private static void dropHalf(ReferenceMdev.Masks guest) {
    if (guest.matrix().isEmpty()) {
      guest.apm = IdSet.NONE;
      guest.aqm = IdSet.NONE;
    }
  }

  @Override
  void start(ReferenceMdev mdev) {
    super.start(mdev);
    filter(mdev);
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
  void filter(ReferenceMdev mdev) {
    ReferenceMdev.Masks held = mdev.held;
    IdSet apm = keep(held.apm, apid -> bus.allVfio(Matrix.row(apid, held.aqm)));
    IdSet aqm = held.aqm;
    if (apm.isEmpty() || aqm.isEmpty()) {
      apm = held.apm;
      aqm = keep(held.aqm, apqi -> bus.allVfio(Matrix.column(held.apm, apqi)));
    }
    mdev.guest.apm = apm;
    mdev.guest.aqm = aqm;
    mdev.guest.adm = held.adm;
    dropHalf(mdev.guest);
  }

  private static IdSet keep(IdSet ids, IntPredicate condition) {
    return IdSet.of(ids.stream().filter(condition).toArray());
  }

  @Override
  boolean showsGuestMatrix(ReferenceMdev mdev) {
    return mdev.open;
  }

  @Override
  public void bound(Apqn queue) {
    for (ReferenceMdev mdev : mdevs.values()) {
      if (mdev.open && mdev.held.matrix().contains(queue)) {
        filter(mdev);
      }
    }
  }

  @Override
  public void unbound(Apqn queue) {
    for (ReferenceMdev mdev : mdevs.values()) {
      if (mdev.guest.matrix().contains(queue)) {
        mdev.guest.drop(Attribute.ADAPTER, queue.apid());
        dropHalf(mdev.guest);
      }
    }
  }
}
