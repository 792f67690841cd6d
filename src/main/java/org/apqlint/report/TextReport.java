package org.apqlint.report;

import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Severity;

/** The report for people: findings, hosts with their guests, migrations, and a summary. */
public final class TextReport implements Renderer {

  private final Look look;

  /**
   * @param look its colours and width
   */
  public TextReport(Look look) {
    this.look = look;
  }

  /** The whole report, each line ended. */
  @Override
  public String render(ReportInput input) {
    Page page = new Page(look);
    Analysis analysis = input.analysis();
    FindingText findings = new FindingText(input.texts(), look);
    for (Finding finding : analysis.findings()) {
      findings.print(finding, page);
      page.end();
    }
    HostText hosts = new HostText(page, input.bearing());
    ChangeText changes = new ChangeText(page, input.changes());
    for (HostAnalysis host : analysis.hosts()) {
      hosts.print(host);
      changes.print(host);
      page.end();
    }
    MigrationText migrations = new MigrationText(page);
    analysis.migrations().forEach(migrations::print);
    summary(input, page);
    return page.toString();
  }

  static void summary(ReportInput input, Page page) {
    Analysis analysis = input.analysis();
    page.add("checked " + Phrases.count(analysis.hosts().size(), "host"));
    page.add(", " + Phrases.count(count(analysis, true), "mdev"));
    page.add(", " + Phrases.count(count(analysis, false), "guest") + ": ");
    if (analysis.findings().isEmpty()) {
      page.add(Ink.GOOD, "no findings");
    }
    boolean first = true;
    for (Severity severity : Severity.values()) {
      long number = analysis.count(severity);
      if (number > 0) {
        page.add(first ? "" : ", ").add(Ink.of(severity), Phrases.count(number, "" + severity));
        first = false;
      }
    }
    page.add(more(input.accepted(true), "suppressed"))
        .add(more(input.accepted(false), "in the baseline"))
        .flow("    ");
  }

  private static String more(long number, String what) {
    return number == 0 ? "" : ", " + number + " " + what;
  }

  private static long count(Analysis analysis, boolean mdevs) {
    return analysis.hosts().stream()
        .mapToLong(host -> mdevs ? host.mdevs().size() : host.guests().size())
        .sum();
  }
}
