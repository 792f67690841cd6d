package org.apqlint.report;

import java.util.List;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.model.Change;

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
