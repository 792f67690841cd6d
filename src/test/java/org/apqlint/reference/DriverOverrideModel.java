package org.apqlint.reference;

import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;

/** Linux 6.19: a driver per queue, which excludes the masks. */
final class DriverOverrideModel extends DynamicModel {

  DriverOverrideModel(ReferenceHost host) {
    super(host);
  }

  @Override
  void checkMasksMayBeWritten() {
    Errno.refuseIf(bus.countsOverrides(), "EINVAL");
  }

  @Override
  IdSet otherMask(IdSet current) {
    return IdSet.ALL;
  }

  @Override
  void override(Apqn queue, String driver) {
    bus.override(queue, driver);
  }
}
