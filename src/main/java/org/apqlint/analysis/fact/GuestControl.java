package org.apqlint.analysis.fact;

import java.util.Optional;
import org.apqlint.model.IdSet;
import org.apqlint.model.Step.Assign.Attribute;
import org.apqlint.model.Words;

/** The control domains that the guest of an mdev gets. */
public record GuestControl(String mdev, IdSet domains) implements Portion {
  @Override
  public Optional<IdSet> ids(Attribute attribute) {
    return attribute == Attribute.CONTROL_DOMAIN ? Optional.of(domains) : Optional.empty();
  }

  @Override
  public String lost(IdSet ids) {
    return Words.are(ids) + " not in the host's AP configuration";
  }

  @Override
  public String describe() {
    return "a guest with mdev " + mdev + " gets " + Words.controlDomains(domains);
  }
}
