package org.apqlint.report.format;

import java.util.List;
import org.apqlint.finding.Finding;
import org.apqlint.report.Renderer;
import org.apqlint.report.ReportInput;
import org.apqlint.report.markup.Element;
import org.apqlint.report.markup.Markup;

/** The XML of Checkstyle 8: a file, its errors, and where each comes from. */
final class CheckstyleReport implements Renderer {

  /** The version of the format, not of this program. */
  private static final String VERSION = "8.0";

  @Override
  public String render(ReportInput input) {
    Element root = Element.of("checkstyle").with("version", VERSION);
    FindingsByFile.of(input).forEach((file, found) -> root.add(file(file, found)));
    return Markup.xml(root);
  }

  private static Element file(String file, List<Finding> findings) {
    return Element.of("file")
        .with("name", Inputs.path(file))
        .addAll(findings.stream().map(CheckstyleReport::error).toList());
  }

  private static Element error(Finding finding) {
    return Element.of("error")
        .with("line", finding.place().line())
        .with("column", finding.place().column())
        // The words are those of Checkstyle, too.
        .with("severity", finding.severity())
        .with("message", finding.message())
        .with("source", "apqlint." + finding.code());
  }
}
