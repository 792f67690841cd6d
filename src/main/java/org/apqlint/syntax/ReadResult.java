package org.apqlint.syntax;

import java.util.List;
import java.util.Map;
import org.apqlint.finding.Finding;
import org.apqlint.model.SourceText;
import org.apqlint.model.Spec;

/**
 * What reading a specification gave.
 *
 * @param spec what is sound in it: a block with an error is left out, with all that refers to it
 * @param findings the errors, in the order of the text
 * @param sources the texts by the name that places use
 */
public record ReadResult(Spec spec, List<Finding> findings, Map<String, SourceText> sources) {
  public ReadResult {
    findings = List.copyOf(findings);
    sources = Map.copyOf(sources);
  }
}
