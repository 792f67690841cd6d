package org.apqlint.report.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Severity;
import org.apqlint.report.Fingerprints;
import org.apqlint.report.JsonReport;
import org.apqlint.report.Renderer;
import org.apqlint.report.ReportInput;

/**
 * The code quality report of GitLab. It has five severities; ours are critical (refused, or a guest
 * is exposed), major and info.
 */
final class GitlabReport implements Renderer {

  @Override
  public String render(ReportInput input) {
    return JsonReport.indented(
        json -> {
          json.writeStartArray();
          Fingerprints fingerprints = new Fingerprints();
          for (Finding finding : input.everything()) {
            String fingerprint = fingerprints.next(finding);
            if (!input.suppressed().containsKey(finding)) {
              write(finding, fingerprint, json);
            }
          }
          json.writeEndArray();
        });
  }

  private static void write(Finding finding, String fingerprint, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("description", finding.message());
    json.writeStringField("check_name", finding.code() + " " + finding.name());
    json.writeStringField("fingerprint", fingerprint);
    json.writeStringField("severity", severity(finding.severity()));
    json.writeObjectFieldStart("location");
    json.writeStringField("path", Inputs.path(finding.place().file()));
    json.writeObjectFieldStart("lines");
    json.writeNumberField("begin", finding.place().line());
    json.writeNumberField("end", finding.place().endLine());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "major";
      case INFO -> "info";
    };
  }
}
