package org.apqlint.analysis.fact;

import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Words;

/** The domains of an adapter whose APQN the masks reserve for the default drivers. */
public record Reserved(int apid, IdSet domains) implements Fact {
  @Override
  public String describe() {
    return domains.isEmpty()
        ? "the masks leave " + Words.adapter(apid) + " to vfio_ap"
        : "the masks keep "
            + Words.adapter(apid)
            + " with "
            + Words.domains(domains)
            + " for the host";
  }
}
