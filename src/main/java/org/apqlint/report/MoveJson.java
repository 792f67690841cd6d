package org.apqlint.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.move.Candidate;
import org.apqlint.analysis.move.Evacuation;
import org.apqlint.analysis.move.Evacuation.Stranded;
import org.apqlint.finding.Finding;
import org.apqlint.model.Mdev;

/**
 * Answers to questions about moves, in JSON; {@code move.schema.json} beside this class describes
 * it. Of several hosts for one guest the best comes first; of several guests, the first to go.
 */
public final class MoveJson {

  private static final String FORMAT = "apqlint-move/1";

  private final JsonGenerator json;
  private final JsonMigrations parts;

  private MoveJson(JsonGenerator json) {
    this.json = json;
    this.parts = new JsonMigrations(json);
  }

  /** What some hosts say to one guest. */
  public static String render(List<Candidate> hosts) {
    return JsonReport.indented(json -> new MoveJson(json).write(hosts, List.of()));
  }

  /** What becomes of all guests of a host. */
  public static String render(Evacuation evacuation) {
    return JsonReport.indented(
        json -> new MoveJson(json).write(evacuation.moves(), evacuation.stranded()));
  }

  private void write(List<Candidate> moves, List<Stranded> stranded) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    migrations("migrations", moves);
    json.writeArrayFieldStart("stranded");
    for (Stranded guest : stranded) {
      json.writeStartObject();
      json.writeStringField("guest", guest.guest().name());
      migrations("migrations", guest.hosts());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void migrations(String name, List<Candidate> moves) throws IOException {
    json.writeArrayFieldStart(name);
    for (Candidate move : moves) {
      json.writeStartObject();
      parts.members(move.answer());
      proposed(move.proposed());
      json.writeArrayFieldStart("why");
      Fingerprints fingerprints = new Fingerprints();
      for (Finding finding : move.answer().concerning()) {
        JsonReport.write(finding, fingerprints.next(finding), json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void proposed(Optional<Mdev> mdev) throws IOException {
    if (mdev.isEmpty()) {
      json.writeNullField("proposed");
      return;
    }
    json.writeObjectFieldStart("proposed");
    json.writeStringField("name", mdev.get().name());
    json.writeStringField("uuid", mdev.get().uuid());
    json.writeStringField("adapters", mdev.get().adapters().ids().toRanges());
    json.writeStringField("domains", mdev.get().domains().ids().toRanges());
    json.writeStringField("controlDomains", mdev.get().controlDomains().ids().toRanges());
    json.writeEndObject();
  }
}
