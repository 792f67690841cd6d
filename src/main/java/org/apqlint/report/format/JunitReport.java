package org.apqlint.report.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Severity;
import org.apqlint.report.FindingText;
import org.apqlint.report.Look;
import org.apqlint.report.Renderer;
import org.apqlint.report.ReportInput;

/**
 * The XML of JUnit: a suite for each file, and a test for each finding. The name of a test has no
 * line in it, so that a server follows it over edits. What is only worth knowing passes.
 */
final class JunitReport implements Renderer {

  @Override
  public String render(ReportInput input) {
    var files = FindingsByFile.of(input);
    FindingText text = new FindingText(input.texts(), Look.PLAIN);
    return XmlPage.of(
        xml ->
            xml.element(
                "testsuites",
                () -> files.forEach((file, found) -> suite(file, found, text, xml)),
                "name",
                "apqlint",
                "tests",
                files.values().stream().mapToInt(JunitReport::tests).sum(),
                "failures",
                files.values().stream().mapToLong(JunitReport::failures).sum(),
                "errors",
                0));
  }

  /** A file without findings is one test that passes. */
  private static int tests(List<Finding> findings) {
    return Math.max(1, findings.size());
  }

  private static long failures(List<Finding> findings) {
    return findings.stream().filter(JunitReport::fails).count();
  }

  private static boolean fails(Finding finding) {
    return finding.severity() != Severity.INFO;
  }

  private static void suite(String file, List<Finding> findings, FindingText text, XmlPage xml) {
    xml.element(
        "testsuite",
        () -> tests(Inputs.path(file), findings, text, xml),
        "name",
        Inputs.path(file),
        "tests",
        tests(findings),
        "failures",
        failures(findings),
        "errors",
        0,
        "skipped",
        0);
  }

  private static void tests(String file, List<Finding> findings, FindingText text, XmlPage xml) {
    if (findings.isEmpty()) {
      xml.empty("testcase", "name", "no findings", "classname", file);
    }
    Map<String, Integer> seen = new HashMap<>();
    for (Finding finding : findings) {
      String name = finding.code() + " " + finding.name() + ": " + finding.subject();
      int times = seen.merge(name, 1, Integer::sum);
      xml.element(
          "testcase",
          () -> outcome(finding, text.of(finding), xml),
          "name",
          times == 1 ? name : name + " (" + times + ")",
          "classname",
          file);
    }
  }

  private static void outcome(Finding finding, String text, XmlPage xml) {
    if (fails(finding)) {
      xml.text("failure", text, "message", finding.message(), "type", finding.severity());
    } else {
      xml.text("system-out", text);
    }
  }
}
