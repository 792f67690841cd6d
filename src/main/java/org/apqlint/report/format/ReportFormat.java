package org.apqlint.report.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apqlint.report.JsonReport;
import org.apqlint.report.Look;
import org.apqlint.report.Renderer;
import org.apqlint.report.TextReport;
import org.apqlint.report.html.HtmlReport;

/** The forms of the report. */
public enum ReportFormat {
  /** For people: findings with their lines, hosts, changes, migrations. */
  TEXT,
  /** A line for each finding, as compilers print it. */
  CONCISE,
  /** Everything, for programs. */
  JSON,
  /** The same as YAML. */
  YAML,
  /** SARIF 2.1.0, which code scanning reads. */
  SARIF,
  /** The XML of JUnit, which CI servers read. */
  JUNIT,
  /** The XML of Checkstyle, which editors and review tools read. */
  CHECKSTYLE,
  /** Workflow commands that GitHub shows as annotations. */
  GITHUB,
  /** The code quality report of GitLab. */
  GITLAB,
  /** Findings as a table and guests as a list, for a comment or a page. */
  MARKDOWN,
  /** A page with the map of each host, for people who decide. */
  HTML;

  /**
   * What makes this form.
   *
   * @param look how text looks; only forms for terminals use it
   */
  public Renderer renderer(Look look) {
    return switch (this) {
      case TEXT -> new TextReport(look);
      case CONCISE -> new ConciseReport(look.colour());
      case JSON -> JsonReport::render;
      case YAML -> new YamlReport();
      case SARIF -> new SarifReport();
      case JUNIT -> new JunitReport();
      case CHECKSTYLE -> new CheckstyleReport();
      case GITHUB -> new GithubReport();
      case GITLAB -> new GitlabReport();
      case MARKDOWN -> new MarkdownReport();
      case HTML -> new HtmlReport();
    };
  }

  /** The format of that name, if there is one. */
  public static Optional<ReportFormat> of(String word) {
    return Arrays.stream(values()).filter(format -> format.toString().equals(word)).findFirst();
  }

  /** All names, in the order in which they are listed. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ReportFormat::toString).toList();
  }

  /** The word of the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
