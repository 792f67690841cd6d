package org.apqlint.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apqlint.analysis.Analysis;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.model.SourceText;
import org.apqlint.model.Spec;
import org.apqlint.model.Suppression;
import org.apqlint.syntax.ReadResult;

/**
 * A specification that was read and analysed.
 *
 * @param spec what could be read of it
 * @param analysis what holds, with the findings of reader and rules
 * @param sources its files, by the name that places use
 * @param suppressions its comments that accept findings; the findings here are all there are
 * @param read those of the reader among them
 */
record SpecRun(
    Spec spec,
    Analysis analysis,
    Map<String, SourceText> sources,
    List<Suppression> suppressions,
    List<Finding> read) {

  static SpecRun of(Spec spec, Analysis analysis, ReadResult read) {
    return of(spec, analysis, read.sources(), read.suppressions(), read.findings());
  }

  /** The same texts, with what rules that are asked otherwise make of them. */
  SpecRun with(Spec other, Analysis result) {
    return of(other, result, sources, suppressions, read);
  }

  private static SpecRun of(
      Spec spec,
      Analysis analysis,
      Map<String, SourceText> sources,
      List<Suppression> suppressions,
      List<Finding> read) {
    List<Finding> all = Stream.concat(read.stream(), analysis.findings().stream()).toList();
    return new SpecRun(
        spec,
        new Analysis(analysis.hosts(), analysis.migrations(), all),
        sources,
        suppressions,
        read);
  }

  /** What the comments of the text make of the findings. */
  Screened screened(LocalDate today) {
    return Suppressions.apply(analysis, suppressions, today);
  }

  /** What the text does not say clearly enough to be read. */
  List<Finding> unreadable() {
    return analysis.findings().stream()
        .filter(finding -> finding.refusedBy() == RefusedBy.READER)
        .toList();
  }
}
