package org.apqlint.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.baseline.Baseline;
import org.apqlint.baseline.BaselineEntry;
import org.apqlint.baseline.BaselineException;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.finding.Related;
import org.apqlint.finding.Severity;
import org.apqlint.model.SourceText;
import org.apqlint.syntax.SourceFiles;
import org.apqlint.syntax.UnreadableSourceException;

/** A baseline on the disk, and what it makes of the findings. */
public final class BaselineFile {

  private final Baseline baseline;

  private BaselineFile(Baseline baseline) {
    this.baseline = baseline;
  }

  /**
   * Reads it.
   *
   * @param directory what the name is relative to
   * @throws CommandFailure if it cannot be read, or is no baseline
   */
  public static BaselineFile read(String name, Path directory) {
    SourceFiles files = new SourceFiles(directory);
    try {
      return new BaselineFile(Baseline.read(files.read(Path.of(name))));
    } catch (UnreadableSourceException e) {
      throw new CommandFailure(
          e.getMessage() + "; `apqlint baseline create -o FILE SPEC…` makes a baseline");
    } catch (BaselineException e) {
      throw new CommandFailure(e.getMessage());
    }
  }

  Baseline baseline() {
    return baseline;
  }

  SourceText source() {
    return baseline.source();
  }

  /**
   * What the baseline makes of the findings of a run.
   *
   * @param known what it knows
   * @param stale its entries whose findings are gone
   * @param unread what cannot be read, and is not known: a block with an error is left out, so what
   *     seems to be gone may only be unseen
   */
  record Judgement(
      Map<Finding, BaselineEntry> known, List<BaselineEntry> stale, List<Finding> unread) {}

  Judgement judge(Screened found) {
    Baseline.Match match =
        baseline.match(
            found.analysis().findings().stream()
                .filter(finding -> !Screened.NEVER.contains(finding.code()))
                .sorted()
                .toList());
    List<Finding> unread =
        found.unreadable().filter(finding -> !match.known().containsKey(finding)).toList();
    return new Judgement(match.known(), match.stale(), unread);
  }

  /** The findings that the baseline does not know, and AP013 for what it knows and is gone. */
  public Screened apply(Screened found) {
    Judgement judgement = judge(found);
    List<Finding> findings = found.analysis().findings();
    return found.accepting(
        judgement.known(),
        judgement.unread().isEmpty()
            ? judgement.stale().stream().map(entry -> flaw(entry, findings)).toList()
            : List.of());
  }

  private static Finding flaw(BaselineEntry entry, List<Finding> findings) {
    Optional<Finding> now = findings.stream().filter(entry::isAbout).findFirst();
    return new Finding(
        "AP013",
        "stale-baseline",
        Severity.ERROR,
        now.map(any -> "`" + entry.code() + "` says something else now than in the baseline")
            .orElse("the baseline has a finding `" + entry.code() + "` that is gone"),
        entry.place(),
        "",
        now.map(finding -> List.of(new Related(finding.place(), finding.message())))
            .orElse(List.of()),
        Optional.empty(),
        Optional.of(
            "`apqlint baseline prune` takes the entry out; give all files together that the baseline"
                + " was made of"),
        entry.address(),
        Optional.empty(),
        RefusedBy.NOBODY);
  }

  /** The sources of a run, with the baseline among them, so that reports can quote it. */
  public Map<String, SourceText> among(Map<String, SourceText> sources) {
    Map<String, SourceText> all = new HashMap<>(sources);
    all.putIfAbsent(source().file(), source());
    return all;
  }
}
