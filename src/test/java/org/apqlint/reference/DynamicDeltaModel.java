package org.apqlint.reference;

import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/** Linux 6.0 and its like: only what is new is inspected, so unbound queues reach guests. */
final class DynamicDeltaModel extends DynamicModel {

  DynamicDeltaModel(ReferenceHost host) {
    super(host);
  }

  @Override
  void filterAssigned(ReferenceMdev mdev, Matrix added) {
    filter(mdev, added);
  }

  @Override
  void filterBound(ReferenceMdev mdev) {
    filter(mdev, mdev.held.matrix());
  }

  @Override
  void filterArrived(ReferenceMdev mdev, IdSet adapters, IdSet domains, IdSet controlDomains) {
    IdSet apm = adapters.isEmpty() ? mdev.held.apm.intersect(bus.adapters) : adapters;
    IdSet aqm = domains.isEmpty() ? configuredDomains(mdev) : domains;
    boolean nothingToInspect = adapters.isEmpty() && domains.isEmpty();
    filter(mdev, nothingToInspect ? Matrix.EMPTY : new Matrix(apm, aqm));
  }
}
