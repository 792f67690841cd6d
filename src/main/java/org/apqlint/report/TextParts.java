package org.apqlint.report;

import java.util.List;
import java.util.Map;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.model.Change;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Step;

/**
 * The parts of the text report, without colours, for reports that put them in another frame. A name
 * of a specification cannot break a line in them: its control characters are replaced.
 */
public final class TextParts {

  private TextParts() {}

  /** Driver, pools, and what each guest gets: the host in the first line, the rest indented. */
  public static List<String> host(HostAnalysis host, ReportInput input) {
    Page page = new Page(Look.PLAIN);
    new HostText(page, input.bearing()).print(host);
    return lines(page);
  }

  /** What the change blocks of the host do; nothing if it has none. */
  public static List<String> change(HostAnalysis host, List<Change> changes) {
    Page page = new Page(Look.PLAIN);
    new ChangeText(page, changes).print(host);
    return lines(page);
  }

  /** The answer to the question whether a guest can move. */
  public static List<String> migration(MigrationAnalysis migration) {
    Page page = new Page(Look.PLAIN);
    new MigrationText(page).print(migration);
    return lines(page);
  }

  /** Driver, masks and queues of the host, by the name of the fact. */
  public static Map<String, String> facts(HostAnalysis host) {
    return HostText.facts(host);
  }

  /** The change block that each step of the host stands in. */
  public static Map<Step, Change> blocks(HostAnalysis host, List<Change> changes) {
    return ChangeText.blocks(host.host().name(), changes);
  }

  /** {@code gains 07.0004 (7.4); loses control domain 4}. */
  public static String effect(StepOutcome.Effect effect) {
    return ChangeText.effect(effect);
  }

  /** {@code assigned adapter 5 × domain 4; db sees adapter 5 × domain 4}. */
  public static String held(MdevAnalysis mdev) {
    return ChangeText.held(mdev);
  }

  /** {@code every adapter but 5, 6 stays with the host}. */
  public static String kept(PoolMask.Kind kind, IdSet ids) {
    return HostText.kept(kind, ids);
  }

  /** The queues of a guest that moves, a line for those with the same answer, the head first. */
  public static List<List<String>> table(MigrationAnalysis migration) {
    return new MigrationTable(migration).cells();
  }

  /** What to type on both hosts for a move by hand. */
  public static List<String> commands(MigrationAnalysis migration) {
    Page page = new Page(Look.PLAIN);
    new MigrationText(page).commands(migration);
    return lines(page);
  }

  /** What a guest with the mdev gets, or would get, of what it is assigned. */
  public static Share share(HostAnalysis host, MdevAnalysis mdev) {
    Queues queues = new Queues(host);
    Matrix seen = queues.seenWith(mdev);
    return new Share(
        mdev.matrix(),
        seen,
        mdev.controlDomains(),
        queues.controlSeenWith(mdev),
        seen.equals(mdev.matrix()) ? List.of() : queues.obstacles(mdev));
  }

  /** {@code checked 1 host, 2 mdevs, 1 guest: 1 error}. */
  public static String summary(ReportInput input) {
    Page page = new Page(Look.PLAIN);
    TextReport.summary(input, page);
    return page.toString().stripTrailing();
  }

  private static List<String> lines(Page page) {
    return page.toString().stripTrailing().lines().toList();
  }
}
