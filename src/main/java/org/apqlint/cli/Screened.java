package org.apqlint.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apqlint.analysis.Analysis;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.model.Acceptance;

/**
 * The findings that a report shows, and those that somebody has accepted. Only reports use it:
 * verdicts, refusals and scripts look at all findings.
 *
 * @param analysis what was found, without what is accepted
 * @param suppressed the other findings, with what accepts each
 */
public record Screened(Analysis analysis, Map<Finding, Acceptance> suppressed) {

  /**
   * What nobody can accept: a text that is none has no findings to speak of, and AP012 and AP013
   * would hide themselves.
   */
  static final Set<String> NEVER = Set.of("AP001", "AP012", "AP013");

  /** Everything is shown. */
  static Screened nothing(Analysis analysis) {
    return new Screened(analysis, Map.of());
  }

  /** What could not be read, accepted or not; the blocks where it stands are left out. */
  Stream<Finding> unreadable() {
    return Stream.concat(analysis.findings().stream(), suppressed.keySet().stream())
        .filter(finding -> finding.refusedBy() == RefusedBy.READER);
  }

  /** The same without these findings, and with what is wrong with accepting them. */
  Screened accepting(Map<Finding, ? extends Acceptance> more, List<Finding> flaws) {
    List<Finding> rest = new ArrayList<>(analysis.findings());
    rest.removeAll(more.keySet());
    rest.addAll(flaws);
    Map<Finding, Acceptance> all = new LinkedHashMap<>(suppressed);
    all.putAll(more);
    return new Screened(new Analysis(analysis.hosts(), analysis.migrations(), rest), all);
  }
}
