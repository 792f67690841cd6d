package org.apqlint.report.format;

import java.util.List;
import org.apqlint.finding.Finding;
import org.apqlint.report.Renderer;
import org.apqlint.report.ReportInput;

/** The XML of Checkstyle 8: a file, its errors, and where each comes from. */
final class CheckstyleReport implements Renderer {

  /** The version of the format, not of this program. */
  private static final String VERSION = "8.0";

  @Override
  public String render(ReportInput input) {
    return XmlPage.of(
        xml ->
            xml.element(
                "checkstyle",
                () -> FindingsByFile.of(input).forEach((file, found) -> file(file, found, xml)),
                "version",
                VERSION));
  }

  private static void file(String file, List<Finding> findings, XmlPage xml) {
    if (findings.isEmpty()) {
      xml.empty("file", "name", Inputs.path(file));
      return;
    }
    xml.element(
        "file", () -> findings.forEach(finding -> error(finding, xml)), "name", Inputs.path(file));
  }

  private static void error(Finding finding, XmlPage xml) {
    xml.empty(
        "error",
        "line",
        finding.place().line(),
        "column",
        finding.place().column(),
        // The words are those of Checkstyle, too.
        "severity",
        finding.severity(),
        "message",
        finding.message(),
        "source",
        "apqlint." + finding.code());
  }
}
