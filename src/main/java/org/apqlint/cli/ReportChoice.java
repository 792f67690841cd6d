package org.apqlint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.report.format.ReportFormat;
import picocli.CommandLine.ITypeConverter;

/**
 * What standard output gets: a form of the report, or the one that suits the place of the run.
 *
 * @param named empty for {@code auto}
 */
record ReportChoice(Optional<ReportFormat> named) {

  private static final String AUTO = "auto";

  /**
   * The form for a run in that environment. In GitLab the report is a file that the job keeps, so
   * there its log stays text.
   */
  ReportFormat in(Map<String, String> env) {
    return named.orElseGet(
        () -> "true".equals(env.get("GITHUB_ACTIONS")) ? ReportFormat.GITHUB : ReportFormat.TEXT);
  }

  static final class Word implements ITypeConverter<ReportChoice>, Choices {
    @Override
    public List<String> words() {
      List<String> words = new ArrayList<>(ReportFormat.words());
      words.add(AUTO);
      return words;
    }

    @Override
    public ReportChoice convert(String value) {
      Optional<ReportFormat> format = ReportFormat.of(value);
      if (format.isEmpty() && !value.equals(AUTO)) {
        throw OneOf.unknown(value, words());
      }
      return new ReportChoice(format);
    }
  }
}
