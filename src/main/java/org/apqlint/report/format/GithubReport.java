package org.apqlint.report.format;

import java.util.StringJoiner;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Related;
import org.apqlint.finding.Severity;
import org.apqlint.model.Place;
import org.apqlint.report.Glyphs;
import org.apqlint.report.Renderer;
import org.apqlint.report.ReportInput;

/**
 * Workflow commands, one line each, which GitHub Actions shows beside the lines of a change. A line
 * of output that begins with two colons is a command of the runner, so no name may break a line.
 */
final class GithubReport implements Renderer {

  @Override
  public String render(ReportInput input) {
    StringBuilder out = new StringBuilder();
    for (Finding finding : input.analysis().findings()) {
      out.append("::")
          .append(command(finding.severity()))
          .append(' ')
          .append(properties(finding))
          .append("::")
          .append(data(text(finding)))
          .append('\n');
    }
    return out.toString();
  }

  private static String command(Severity severity) {
    return severity == Severity.INFO ? "notice" : severity.toString();
  }

  private static String properties(Finding finding) {
    Place place = finding.place();
    StringJoiner all = new StringJoiner(",");
    // What was read from standard input is no file that an annotation could stand beside.
    if (!Inputs.isStandardInput(place.file())) {
      all.add("file=" + property(place.file()));
      all.add("line=" + place.line());
      all.add("endLine=" + place.endLine());
      // GitHub takes columns only of a place within one line.
      if (place.line() == place.endLine()) {
        all.add("col=" + place.column());
      }
    }
    return all.add("title=" + property(finding.code() + " " + finding.name())).toString();
  }

  /** The message and what else the text report says of it; GitHub shows the place itself. */
  private static String text(Finding finding) {
    StringBuilder text = new StringBuilder();
    if (Inputs.isStandardInput(finding.place().file())) {
      text.append(where(finding.place())).append(": ");
    }
    text.append(Glyphs.visible(finding.message()));
    for (Related related : finding.related()) {
      line(text, where(related.place()), related.message());
    }
    finding.kernel().ifPresent(kernel -> line(text, "kernel", kernel));
    finding.help().ifPresent(help -> line(text, "help", help));
    return text.toString();
  }

  private static String where(Place place) {
    return Glyphs.visible(Inputs.path(place.file())) + ":" + place.line() + ":" + place.column();
  }

  private static void line(StringBuilder text, String what, String words) {
    text.append('\n').append(what).append(": ").append(Glyphs.visible(words));
  }

  /** The escapes of what follows the second pair of colons. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** The escapes of a property: its end and the end of all of them, too. */
  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
