package org.apqlint.report;

import java.util.List;
import java.util.Map;
import org.apqlint.analysis.Analysis;
import org.apqlint.model.Change;
import org.apqlint.model.SourceText;

/**
 * What a report is made from.
 *
 * @param analysis the result of the run
 * @param changes the change blocks of the specification, in the order of the text: their titles and
 *     notes
 * @param sources the files that were read, by the name that places use
 */
public record ReportInput(
    Analysis analysis, List<Change> changes, Map<String, SourceText> sources) {
  public ReportInput {
    changes = List.copyOf(changes);
    sources = Map.copyOf(sources);
  }
}
