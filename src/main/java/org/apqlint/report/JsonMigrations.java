package org.apqlint.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.analysis.QueueAnswer;
import org.apqlint.model.Apqn;
import org.apqlint.model.Rows;

/** The answers to questions about moves, in JSON. */
final class JsonMigrations {

  private final JsonGenerator json;

  JsonMigrations(JsonGenerator json) {
    this.json = json;
  }

  /** One answer as an object. */
  void write(MigrationAnalysis migration) throws IOException {
    json.writeStartObject();
    members(migration);
    json.writeEndObject();
  }

  /** The members of one answer. */
  void members(MigrationAnalysis migration) throws IOException {
    json.writeStringField("guest", migration.migration().guest());
    json.writeStringField("from", migration.migration().from());
    json.writeStringField("to", migration.migration().to());
    json.writeBooleanField("live", migration.migration().live());
    json.writeBooleanField("possible", migration.possible());
    JsonHosts.strings(json, "findings", migration.codes());
    optional("source", migration.source().map(mdev -> mdev.name()));
    optional("target", migration.target().map(mdev -> mdev.name()));
    queues("gets", Rows.of(migration.gets()));
    queues("loses", migration.loses());
    queues("gains", migration.gains());
    json.writeArrayFieldStart("queues");
    for (QueueAnswer answer : migration.table()) {
      write(answer);
    }
    json.writeEndArray();
  }

  private void queues(String name, Rows rows) throws IOException {
    JsonHosts.strings(json, name, rows.stream().map(Apqn::toString).toList());
  }

  private void write(QueueAnswer answer) throws IOException {
    json.writeStartObject();
    json.writeStringField("queue", answer.queue().toString());
    json.writeStringField("target", answer.target().place().name().toLowerCase(Locale.ROOT));
    optional("mdev", answer.target().holder());
    json.writeBooleanField("bound", answer.bound());
    pair("mode", answer.mode());
    pair("functions", answer.functions());
    pair("card", answer.card());
    json.writeStringField("masterKey", answer.masterKey().toString());
    json.writeEndObject();
  }

  private void pair(String name, QueueAnswer.Pair pair) throws IOException {
    json.writeObjectFieldStart(name);
    optional("source", pair.source());
    optional("target", pair.target());
    json.writeEndObject();
  }

  private void optional(String name, Optional<String> text) throws IOException {
    json.writeStringField(name, text.orElse(null));
  }
}
