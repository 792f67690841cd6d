package org.apqlint.report;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apqlint.analysis.Analysis;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.model.Acceptance;
import org.apqlint.model.Change;
import org.apqlint.model.SourceText;

/**
 * What a report is made from.
 *
 * @param analysis the result of the run, without the findings that are suppressed
 * @param changes the change blocks of the specification, in the order of the text: their titles and
 *     notes
 * @param sources the files that were read, by the name that places use
 * @param suppressed the findings that a comment or the baseline accepts, with what accepts each
 * @param configured what the configuration adds and takes
 * @param scripts the scripts of the hosts, made only if a report shows them; nothing where nobody
 *     makes them
 */
public record ReportInput(
    Analysis analysis,
    List<Change> changes,
    Map<String, SourceText> sources,
    Map<Finding, Acceptance> suppressed,
    Configured configured,
    Supplier<List<HostScript>> scripts) {
  public ReportInput {
    changes = List.copyOf(changes);
    sources = Map.copyOf(sources);
    // In its order: findings that only differ in a second place would stand in any other.
    suppressed = Collections.unmodifiableMap(new LinkedHashMap<>(suppressed));
  }

  /** What no scripts are made of. */
  public ReportInput(
      Analysis analysis,
      List<Change> changes,
      Map<String, SourceText> sources,
      Map<Finding, Acceptance> suppressed,
      Configured configured) {
    this(analysis, changes, sources, suppressed, configured, List::of);
  }

  /** What no configuration has changed. */
  public ReportInput(
      Analysis analysis,
      List<Change> changes,
      Map<String, SourceText> sources,
      Map<Finding, Acceptance> suppressed) {
    this(analysis, changes, sources, suppressed, Configured.NOT);
  }

  /** What no comment suppresses anything of. */
  public ReportInput(Analysis analysis, List<Change> changes, Map<String, SourceText> sources) {
    this(analysis, changes, sources, Map.of());
  }

  /** The same with scripts. */
  public ReportInput with(Supplier<List<HostScript>> some) {
    return new ReportInput(analysis, changes, sources, suppressed, configured, some);
  }

  /** The texts that findings quote: those that were checked, and the configuration. */
  public Map<String, SourceText> texts() {
    Map<String, SourceText> texts = new HashMap<>(sources);
    configured.text().ifPresent(text -> texts.putIfAbsent(text.file(), text));
    return texts;
  }

  /** How many findings a comment accepts, or the baseline. */
  long accepted(boolean inSource) {
    return suppressed.values().stream().filter(by -> by.inSource() == inSource).count();
  }

  /** All findings in order, those too that are suppressed. */
  public List<Finding> everything() {
    return Stream.concat(analysis.findings().stream(), suppressed.keySet().stream())
        .sorted()
        .toList();
  }

  /** All findings for which the kernel refuses what is declared, whatever a configuration says. */
  public List<Finding> refusedByKernel() {
    return Stream.concat(everything().stream(), configured.off().stream())
        .filter(finding -> finding.refusedBy() == RefusedBy.KERNEL)
        .filter(finding -> finding.refusesWhatIsDeclared() && !finding.isAboutMigration())
        .toList();
  }

  /**
   * What the lines of the guests speak of: a suppression, or a rule that is off, takes a doubt from
   * them, but never that a guest would be refused.
   */
  public List<Finding> bearing() {
    return Stream.concat(
            everything().stream(),
            configured.off().stream().filter(f -> f.refusedBy() == RefusedBy.HYPERVISOR))
        .filter(
            finding ->
                finding.refusedBy() == RefusedBy.HYPERVISOR || !suppressed.containsKey(finding))
        .toList();
  }
}
