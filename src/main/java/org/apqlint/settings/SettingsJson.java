package org.apqlint.settings;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apqlint.model.Place;
import org.apqlint.model.policy.Glob;
import org.apqlint.report.JsonReport;
import org.apqlint.report.RuleCatalogue;
import org.apqlint.report.RuleEntry;

/** Settings as JSON for programs, each value with where it comes from. */
public final class SettingsJson {

  /** The name and version of the format. */
  public static final String FORMAT = "apqlint-config/1";

  private final JsonGenerator json;
  private final RuleCatalogue catalogue;

  private SettingsJson(JsonGenerator json, RuleCatalogue catalogue) {
    this.json = json;
    this.catalogue = catalogue;
  }

  /**
   * The answer.
   *
   * @param file the name of the configuration; empty if there is none
   * @param usual the threshold where none is set
   */
  public static String of(
      Settings settings, Optional<String> file, String usual, RuleCatalogue catalogue) {
    return JsonReport.indented(
        json -> new SettingsJson(json, catalogue).write(settings, file, usual));
  }

  private void write(Settings settings, Optional<String> file, String usual) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeStringField("file", file.orElse(null));
    json.writeObjectFieldStart("failOn");
    json.writeStringField("value", settings.failOn().map(Threshold::word).orElse(usual));
    origin(settings.failOn().map(Threshold::place));
    json.writeEndObject();
    rules(settings.rules());
    json.writeArrayFieldStart("paths");
    for (PathSettings path : settings.paths()) {
      json.writeStartObject();
      globs("files", path.files());
      rules(path.rules());
      origin(Optional.of(path.place()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("policies");
    for (PolicySetting policy : settings.policies()) {
      json.writeStartObject();
      json.writeStringField("name", policy.key());
      value(policy.value());
      globs("except", policy.policy().except().globs());
      origin(Optional.of(policy.policy().place()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void rules(List<RuleSetting> rules) throws IOException {
    json.writeArrayFieldStart("rules");
    for (RuleSetting rule : rules) {
      RuleEntry entry = catalogue.find(rule.code()).orElseThrow();
      json.writeStartObject();
      json.writeStringField("code", entry.code());
      json.writeStringField("name", entry.name());
      json.writeStringField("value", rule.level().toString());
      json.writeStringField("default", entry.severity());
      origin(Optional.of(rule.place()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void value(Object value) throws IOException {
    json.writeFieldName("value");
    if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof List<?> words) {
      json.writeStartArray();
      for (Object word : words) {
        json.writeString(word.toString());
      }
      json.writeEndArray();
    } else {
      json.writeString(value.toString());
    }
  }

  private void globs(String name, List<Glob> globs) throws IOException {
    json.writeArrayFieldStart(name);
    for (Glob glob : globs) {
      json.writeString(glob.toString());
    }
    json.writeEndArray();
  }

  /** File and line; null for what nobody has set. */
  private void origin(Optional<Place> place) throws IOException {
    json.writeStringField("origin", place.map(Place::fileAndLine).orElse(null));
  }
}
