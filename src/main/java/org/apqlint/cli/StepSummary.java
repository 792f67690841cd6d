package org.apqlint.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apqlint.report.Look;
import org.apqlint.report.ReportInput;
import org.apqlint.report.TextParts;
import org.apqlint.report.format.ReportFormat;

/** The summary of a step in GitHub Actions: Markdown in a file that the runner names. */
final class StepSummary {

  private static final String VARIABLE = "GITHUB_STEP_SUMMARY";

  /** GitHub refuses the whole summary of a step if it is larger. */
  private static final long MOST_BYTES = 1 << 20;

  private StepSummary() {}

  /** Appends the report to the summary, if the environment names one. */
  static void append(ReportInput input, Console console) {
    String named = console.env().getOrDefault(VARIABLE, "");
    if (named.isEmpty()) {
      return;
    }
    byte[] report = bytes(ReportFormat.MARKDOWN.renderer(Look.PLAIN).render(input));
    try {
      Path file = console.cwd().resolve(named);
      long there = Files.exists(file) ? Files.size(file) : 0;
      Files.write(
          file,
          there + report.length > MOST_BYTES ? bytes(inShort(input)) : report,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new CommandFailure(
          "cannot write `" + named + "` of " + VARIABLE + ": " + Failures.reason(e));
    } catch (InvalidPathException e) {
      throw new CommandFailure("`" + named + "` of " + VARIABLE + " is not the name of a file");
    }
  }

  private static String inShort(ReportInput input) {
    return "# apqlint\n\n"
        + TextParts.summary(input)
        + "\n\nThe report is too long for this summary; the log of the step has the findings.\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
