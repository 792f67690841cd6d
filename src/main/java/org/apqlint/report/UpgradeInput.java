package org.apqlint.report;

import java.util.List;
import org.apqlint.analysis.upgrade.Upgrade;
import org.apqlint.model.Change;

/**
 * What the answer to an upgrade is made from.
 *
 * @param changes the change blocks of the specification, in the order of the text
 */
public record UpgradeInput(Upgrade upgrade, List<Change> changes) {
  public UpgradeInput {
    changes = List.copyOf(changes);
  }
}
