package org.apqlint.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.apqlint.run.PhaseFigures;
import org.apqlint.run.RuleFigures;
import org.apqlint.run.Stats;
import org.apqlint.run.Work;

/** Where the time of a run went, for programs: one JSON object, all times in nanoseconds. */
public final class StatsJson {

  private StatsJson() {}

  /** The object, with every rule that matched something. */
  public static String render(Stats stats) {
    return JsonReport.indented(json -> write(stats, json));
  }

  private static void write(Stats stats, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", "apqlint-stats/1");
    json.writeNumberField("total", stats.total());
    json.writeNumberField("loadingRules", stats.loading());
    json.writeNumberField("hosts", stats.hosts());
    json.writeNumberField("queues", stats.queues());
    json.writeNumberField("sessions", stats.sessions());
    json.writeNumberField("facts", stats.facts());
    json.writeObjectFieldStart("parts");
    for (Work part : Work.values()) {
      json.writeNumberField(part.name().toLowerCase(Locale.ROOT), stats.of(part));
    }
    json.writeNumberField("rest", stats.rest());
    json.writeEndObject();
    json.writeArrayFieldStart("phases");
    for (PhaseFigures phase : stats.phases()) {
      json.writeStartObject();
      json.writeStringField("phase", phase.phase());
      json.writeNumberField("runs", phase.runs());
      json.writeNumberField("time", phase.time());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rules");
    for (RuleFigures rule : stats.rules()) {
      write(rule, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(RuleFigures rule, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", rule.rule());
    if (!rule.code().isEmpty()) {
      json.writeStringField("code", rule.code());
    }
    json.writeStringField("phase", rule.phase());
    json.writeNumberField("matches", rule.matches());
    json.writeNumberField("firings", rule.firings());
    json.writeNumberField("matching", rule.matching());
    json.writeNumberField("acting", rule.acting());
    json.writeEndObject();
  }
}
