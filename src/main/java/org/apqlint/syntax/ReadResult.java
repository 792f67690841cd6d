package org.apqlint.syntax;

import java.util.List;
import java.util.Map;
import org.apqlint.finding.Finding;
import org.apqlint.model.SourceText;
import org.apqlint.model.Spec;
import org.apqlint.model.Suppression;

/**
 * What reading a specification gave.
 *
 * @param spec what is sound in it: a block with an error is left out, with all that refers to it
 * @param findings the errors, in the order of the text
 * @param sources the texts by the name that places use
 * @param suppressions the comments that accept findings, in the order of the texts
 */
public record ReadResult(
    Spec spec,
    List<Finding> findings,
    Map<String, SourceText> sources,
    List<Suppression> suppressions) {
  public ReadResult {
    findings = List.copyOf(findings);
    sources = Map.copyOf(sources);
    suppressions = List.copyOf(suppressions);
  }
}
