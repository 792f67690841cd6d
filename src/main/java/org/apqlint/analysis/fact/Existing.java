package org.apqlint.analysis.fact;

import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Words;

/** The domains of an adapter whose queue device exists on the host. */
public record Existing(int apid, IdSet domains) implements Fact {
  @Override
  public String describe() {
    return Words.adapter(apid) + " has queues for " + Words.domains(domains);
  }
}
