package org.apqlint.report;

import java.util.Map;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Related;
import org.apqlint.model.Place;
import org.apqlint.model.SourceText;

/** Findings as people read them: message, source lines with marks, and what to do. */
public final class FindingText {

  /** The cells between the number of a line and its text. */
  private static final int MARGIN = 3;

  private final Map<String, SourceText> sources;
  private final Look look;

  /**
   * @param sources by the file that places name; a file that is missing is not quoted
   * @param look its colours and width
   */
  public FindingText(Map<String, SourceText> sources, Look look) {
    this.sources = Map.copyOf(sources);
    this.look = look;
  }

  /** One finding, several lines, ended. */
  public String of(Finding finding) {
    Page page = new Page(look);
    print(finding, page);
    return page.toString();
  }

  void print(Finding finding, Page page) {
    Ink ink = Ink.of(finding.severity());
    page.add(ink, finding.severity() + (finding.byRule() ? "[" + finding.code() + "]" : ""))
        .add(Ink.STRONG, ": " + finding.message())
        .flow("    ");
    int gutter = gutter(finding);
    quote(page, gutter, "--> ", finding.place(), "^", finding.label(), ink);
    for (Related related : finding.related()) {
      bar(page, gutter).end();
      quote(page, gutter, "::: ", related.place(), "-", related.message(), Ink.FRAME);
    }
    finding.kernel().ifPresent(text -> remark(page, gutter, "kernel", text));
    finding.help().ifPresent(text -> remark(page, gutter, "help", text));
    if (finding.byRule()) {
      remark(page, gutter, "explain", "apqlint explain " + finding.code());
    }
  }

  private static int gutter(Finding finding) {
    int line = finding.place().line();
    for (Related related : finding.related()) {
      line = Math.max(line, related.place().line());
    }
    return Integer.toString(line).length();
  }

  private void quote(
      Page page, int gutter, String arrow, Place place, String mark, String label, Ink ink) {
    SourceText source = sources.get(place.file());
    page.add(" ".repeat(gutter)).add(Ink.FRAME, arrow).add(place.toString());
    if (source == null) {
      page.add(label.isEmpty() ? "" : ": " + label).end();
      return;
    }
    page.end();
    bar(page, gutter).end();
    Excerpt excerpt = Excerpt.of(source.line(place.line()), place, look.room(gutter + MARGIN));
    String number = Integer.toString(place.line());
    page.add(Ink.FRAME, " ".repeat(gutter - number.length()) + number + " | ")
        .add(excerpt.text())
        .end();
    bar(page, gutter)
        .add(" ".repeat(1 + excerpt.indent()))
        .add(ink, mark.repeat(excerpt.length()) + (label.isEmpty() ? "" : " " + label))
        .flow(" ".repeat(gutter + 1) + "|" + " ".repeat(3 + excerpt.indent()));
  }

  private static Page bar(Page page, int gutter) {
    return page.add(" ".repeat(gutter + 1)).add(Ink.FRAME, "|");
  }

  private static void remark(Page page, int gutter, String what, String text) {
    page.add(" ".repeat(gutter + 1))
        .add(Ink.FRAME, "= ")
        .add(Ink.STRONG, what + ": ")
        .add(text)
        .flow(" ".repeat(gutter + MARGIN + what.length() + 2));
  }
}
