package org.apqlint.cli;

import java.util.List;
import java.util.Map;
import org.apqlint.finding.Finding;
import org.apqlint.fix.World;
import org.apqlint.model.SourceText;
import org.apqlint.report.ReportInput;

/** A run with what is to be reported of it. */
record CheckedRun(SpecRun run, ReportInput input) implements World {

  @Override
  public Map<String, SourceText> sources() {
    return run.sources();
  }

  @Override
  public List<Finding> reported() {
    return input.analysis().findings();
  }

  @Override
  public List<Finding> all() {
    return run.analysis().findings();
  }
}
