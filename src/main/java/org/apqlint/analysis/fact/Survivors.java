package org.apqlint.analysis.fact;

import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Words;

/**
 * The adapters of an mdev that lack no queue, and the domains that no adapter lacks.
 *
 * @param adapters what filtering by APID leaves
 * @param domains what filtering by APQI leaves
 */
public record Survivors(String mdev, IdSet adapters, IdSet domains) implements Fact {
  @Override
  public String describe() {
    return (adapters.isEmpty() ? "no adapter" : Words.adapters(adapters))
        + " of mdev "
        + mdev
        + (adapters.size() > 1 ? " have" : " has")
        + " every queue bound to vfio_ap";
  }
}
