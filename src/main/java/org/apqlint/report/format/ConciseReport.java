package org.apqlint.report.format;

import org.apqlint.finding.Finding;
import org.apqlint.report.Glyphs;
import org.apqlint.report.Ink;
import org.apqlint.report.Renderer;
import org.apqlint.report.ReportInput;

/** {@code zeus.apq:21:14: error[AP201]: message}: editors and {@code grep} know such lines. */
final class ConciseReport implements Renderer {

  private final boolean colour;

  ConciseReport(boolean colour) {
    this.colour = colour;
  }

  @Override
  public String render(ReportInput input) {
    StringBuilder out = new StringBuilder();
    for (Finding finding : input.analysis().findings()) {
      String what = finding.severity() + "[" + finding.code() + "]";
      out.append(Glyphs.visible(finding.place().toString()))
          .append(": ")
          .append(colour ? Ink.of(finding.severity()).paint(what) : what)
          .append(": ")
          .append(Glyphs.visible(finding.message()))
          .append('\n');
    }
    return out.toString();
  }
}
