package org.apqlint.report.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Severity;
import org.apqlint.report.FindingText;
import org.apqlint.report.Look;
import org.apqlint.report.Renderer;
import org.apqlint.report.ReportInput;
import org.apqlint.report.markup.Element;
import org.apqlint.report.markup.Markup;

/**
 * The XML of JUnit: a suite for each file, and a test for each finding. The name of a test has no
 * line in it, so that a server follows it over edits. What is only worth knowing passes.
 */
final class JunitReport implements Renderer {

  @Override
  public String render(ReportInput input) {
    var files = FindingsByFile.of(input);
    FindingText text = new FindingText(input.texts(), Look.PLAIN);
    Element root =
        Element.of("testsuites")
            .with("name", "apqlint")
            .with("tests", files.values().stream().mapToInt(JunitReport::tests).sum())
            .with("failures", files.values().stream().mapToLong(JunitReport::failures).sum())
            .with("errors", 0);
    files.forEach((file, found) -> root.add(suite(Inputs.path(file), found, text)));
    return Markup.xml(root);
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

  private static Element suite(String file, List<Finding> findings, FindingText text) {
    return Element.of("testsuite")
        .with("name", file)
        .with("tests", tests(findings))
        .with("failures", failures(findings))
        .with("errors", 0)
        .with("skipped", 0)
        .addAll(tests(file, findings, text));
  }

  private static List<Element> tests(String file, List<Finding> findings, FindingText text) {
    if (findings.isEmpty()) {
      return List.of(test("no findings", file));
    }
    Map<String, Integer> seen = new HashMap<>();
    List<Element> tests = new ArrayList<>();
    for (Finding finding : findings) {
      String name = finding.code() + " " + finding.name() + ": " + finding.subject();
      int times = seen.merge(name, 1, Integer::sum);
      tests.add(
          test(times == 1 ? name : name + " (" + times + ")", file)
              .add(outcome(finding, text.of(finding))));
    }
    return tests;
  }

  private static Element test(String name, String file) {
    return Element.of("testcase").with("name", name).with("classname", file);
  }

  private static Element outcome(Finding finding, String text) {
    Element outcome =
        fails(finding)
            ? Element.of("failure")
                .with("message", finding.message())
                .with("type", finding.severity())
            : Element.of("system-out");
    return outcome.lines("\n" + text);
  }
}
