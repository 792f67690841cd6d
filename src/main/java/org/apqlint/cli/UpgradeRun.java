package org.apqlint.cli;

import java.util.List;
import java.util.Map;
import org.apqlint.analysis.upgrade.Upgrade;
import org.apqlint.finding.Finding;
import org.apqlint.model.SourceText;
import org.apqlint.model.Spec;
import org.apqlint.report.UpgradeInput;

/**
 * A specification that was read, and analysed under two kernels.
 *
 * @param spec what could be read of it
 * @param unreadable what could not be read
 * @param sources its files, by the name that places use
 */
record UpgradeRun(
    Spec spec, Upgrade upgrade, List<Finding> unreadable, Map<String, SourceText> sources) {

  UpgradeInput reportInput() {
    return new UpgradeInput(upgrade, spec.changes());
  }
}
