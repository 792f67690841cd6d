package org.apqlint.report.format;

import java.util.List;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Related;
import org.apqlint.model.Place;
import org.apqlint.report.Renderer;
import org.apqlint.report.ReportInput;
import org.apqlint.report.TextParts;

/**
 * Markdown as the forges read it: the findings as a table, then each host with what its guests get,
 * its changes, and migrations.
 */
final class MarkdownReport implements Renderer {

  private static final String NOTE = "    note: ";

  @Override
  public String render(ReportInput input) {
    Analysis analysis = input.analysis();
    StringBuilder out = new StringBuilder("# apqlint\n\n");
    out.append(MarkdownText.of(TextParts.summary(input))).append('\n');
    if (!analysis.findings().isEmpty()) {
      out.append("\n## Findings\n\n| severity | rule | place | finding |\n|---|---|---|---|\n");
      analysis.findings().forEach(finding -> out.append(row(finding)));
    }
    for (HostAnalysis host : analysis.hosts()) {
      host(TextParts.host(host, input), out);
      List<String> change = TextParts.change(host, input.changes());
      if (!change.isEmpty()) {
        out.append('\n').append(MarkdownText.block(change));
      }
    }
    if (!analysis.migrations().isEmpty()) {
      out.append("\n## Migrations\n");
    }
    for (MigrationAnalysis migration : analysis.migrations()) {
      out.append('\n').append(MarkdownText.block(TextParts.migration(migration)));
    }
    return out.toString();
  }

  private static String row(Finding finding) {
    StringBuilder cell = new StringBuilder(MarkdownText.of(finding.message()));
    for (Related related : finding.related()) {
      cell.append("<br>")
          .append(place(related.place()))
          .append(": ")
          .append(MarkdownText.of(related.message()));
    }
    finding.kernel().ifPresent(text -> line(cell, "kernel", text));
    finding.help().ifPresent(text -> line(cell, "help", text));
    return "| %s | %s %s | %s | %s |\n"
        .formatted(
            finding.severity(), finding.code(), finding.name(), place(finding.place()), cell);
  }

  private static void line(StringBuilder cell, String what, String text) {
    cell.append("<br>").append(what).append(": ").append(MarkdownText.of(text));
  }

  private static String place(Place place) {
    return MarkdownText.of(Inputs.path(place.file()) + ":" + place.line());
  }

  /** The lines of the text report as a list; a note stands under what it is about. */
  private static void host(List<String> lines, StringBuilder out) {
    out.append("\n## ").append(MarkdownText.of(lines.get(0))).append("\n\n");
    boolean nested = false;
    for (String line : lines.subList(1, lines.size())) {
      boolean note = line.startsWith(NOTE);
      out.append(note && nested ? "  - " : "- ").append(MarkdownText.of(line.strip())).append('\n');
      nested |= !note && line.startsWith("  guest ") || line.startsWith("  mdev ");
    }
  }
}
