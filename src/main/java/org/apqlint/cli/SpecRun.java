package org.apqlint.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apqlint.analysis.Analysis;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.model.SourceText;
import org.apqlint.model.Spec;
import org.apqlint.report.ReportInput;

/**
 * A specification that was read and analysed.
 *
 * @param spec what could be read of it
 * @param analysis what holds, with the findings of reader and rules
 * @param sources its files, by the name that places use
 */
record SpecRun(Spec spec, Analysis analysis, Map<String, SourceText> sources) {

  static SpecRun of(
      Spec spec, Analysis analysis, List<Finding> reading, Map<String, SourceText> sources) {
    List<Finding> all = Stream.concat(reading.stream(), analysis.findings().stream()).toList();
    return new SpecRun(spec, new Analysis(analysis.hosts(), analysis.migrations(), all), sources);
  }

  ReportInput reportInput() {
    return new ReportInput(analysis, spec.changes(), sources);
  }

  /** What the text does not say clearly enough to be read. */
  List<Finding> unreadable() {
    return analysis.findings().stream()
        .filter(finding -> finding.refusedBy() == RefusedBy.READER)
        .toList();
  }
}
