package org.apqlint.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Related;
import org.apqlint.finding.Severity;
import org.apqlint.model.Place;

/**
 * The report for programs, one JSON object; {@code report.schema.json} beside this class describes
 * it. Fields are only ever added to format 1.
 */
public final class JsonReport {

  /** The name and version of the format. */
  public static final String FORMAT = "apqlint/1";

  private JsonReport() {}

  /** The whole report, indented, with a final newline. */
  public static String render(ReportInput input) {
    return indented(json -> write(input, json));
  }

  /** The report of an analysis of which nothing is suppressed. */
  public static String render(Analysis analysis) {
    return render(new ReportInput(analysis, List.of(), Map.of()));
  }

  /** What writes one JSON value. */
  @FunctionalInterface
  public interface Content {
    /** Writes it. */
    void write(JsonGenerator json) throws IOException;
  }

  /** One JSON value, indented, with a final newline. */
  public static String indented(Content content) {
    StringWriter out = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setPrettyPrinter(printer);
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return out.append('\n').toString();
  }

  private static void write(ReportInput input, JsonGenerator json) throws IOException {
    Analysis analysis = input.analysis();
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeObjectFieldStart("summary");
    json.writeNumberField("errors", analysis.count(Severity.ERROR));
    json.writeNumberField("warnings", analysis.count(Severity.WARNING));
    json.writeNumberField("infos", analysis.count(Severity.INFO));
    json.writeNumberField("suppressed", input.accepted(true));
    if (input.accepted(false) > 0) {
      json.writeNumberField("baselined", input.accepted(false));
    }
    json.writeEndObject();

    json.writeArrayFieldStart("findings");
    Fingerprints fingerprints = new Fingerprints();
    for (Finding finding : input.everything()) {
      String fingerprint = fingerprints.next(finding);
      if (!input.suppressed().containsKey(finding)) {
        write(finding, fingerprint, json);
      }
    }
    json.writeEndArray();

    json.writeArrayFieldStart("hosts");
    JsonHosts hosts = new JsonHosts(json);
    for (var host : analysis.hosts()) {
      hosts.write(host);
    }
    json.writeEndArray();

    json.writeArrayFieldStart("migrations");
    JsonMigrations migrations = new JsonMigrations(json);
    for (MigrationAnalysis migration : analysis.migrations()) {
      migrations.write(migration);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static void write(Finding finding, String fingerprint, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", finding.code());
    json.writeStringField("name", finding.name());
    json.writeStringField("severity", finding.severity().toString());
    json.writeStringField("message", finding.message());
    json.writeStringField("help", finding.help().orElse(""));
    json.writeStringField("kernel", finding.kernel().orElse(""));
    location(finding.place(), json);
    json.writeStringField("label", finding.label());
    json.writeArrayFieldStart("related");
    for (Related related : finding.related()) {
      json.writeStartObject();
      location(related.place(), json);
      json.writeStringField("message", related.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("subject", finding.subject());
    json.writeStringField("fingerprint", fingerprint);
    json.writeEndObject();
  }

  private static void location(Place place, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("location");
    json.writeStringField("file", place.file());
    json.writeNumberField("line", place.line());
    json.writeNumberField("column", place.column());
    json.writeNumberField("endLine", place.endLine());
    json.writeNumberField("endColumn", place.endColumn());
    json.writeEndObject();
  }
}
