package org.apqlint.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apqlint.finding.Finding;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.report.Glyphs;
import org.apqlint.report.QueueMap;
import org.apqlint.report.QueueMap.Region;
import org.apqlint.report.html.Anchors.Concern;
import org.apqlint.report.svg.MapGeometry;

/**
 * What the script of the page knows of a map: where cells are, runs of regions row by row, and each
 * sentence once. A host with 65,536 queues takes some hundred kilobytes so.
 */
final class MapData {

  private final QueueMap map;
  private final MapGeometry geometry;
  private final Map<String, Concern> findings;
  private final WhyCommand ask;
  private final Map<String, Integer> texts = new LinkedHashMap<>();

  MapData(QueueMap map, MapGeometry geometry, Map<String, Concern> findings, WhyCommand ask) {
    this.map = map;
    this.geometry = geometry;
    this.findings = findings;
    this.ask = ask;
  }

  /** The data as JSON that may stand in a page: no character of it is markup. */
  String json() {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing JSON to memory", e);
    }
    return out.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("ask");
    json.writeString(Glyphs.visible(ask.before()));
    json.writeString(Glyphs.visible(ask.after()));
    json.writeEndArray();
    json.writeNumberField("cell", geometry.cell());
    json.writeArrayFieldStart("adapters");
    for (int row = 0; row < map.adapters().size(); row++) {
      json.writeArray(new int[] {map.adapters().get(row), geometry.y(row)}, 0, 2);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("domains");
    for (int column = 0; column < map.domains().size(); column++) {
      json.writeArray(new int[] {map.domains().get(column), geometry.x(column)}, 0, 2);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("regions");
    for (Region region : map.regions()) {
      region(json, region);
    }
    json.writeEndArray();
    rows(json);
    json.writeArrayFieldStart("texts");
    for (String text : texts.keySet()) {
      json.writeString(Glyphs.visible(text));
    }
    json.writeEndArray();
    findings(json);
    json.writeEndObject();
  }

  /** State, the number of what it is, and the numbers of the sentences. */
  private void region(JsonGenerator json, Region region) throws IOException {
    json.writeStartArray();
    json.writeString(region.state().toString().toLowerCase(java.util.Locale.ROOT));
    json.writeNumber(number(region.what()));
    for (String why : region.why()) {
      json.writeNumber(number(why));
    }
    json.writeEndArray();
  }

  private int number(String text) {
    return texts.computeIfAbsent(text, any -> texts.size());
  }

  /** For each row, in turns: how many cells, and of which region. */
  private void rows(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("rows");
    for (int row = 0; row < map.adapters().size(); row++) {
      json.writeStartArray();
      int start = 0;
      for (int column = 1; column <= map.domains().size(); column++) {
        if (column == map.domains().size() || map.number(row, column) != map.number(row, start)) {
          json.writeNumber(column - start);
          json.writeNumber(map.number(row, start));
          start = column;
        }
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** Findings about queues: which, and the queues as runs of ids. */
  private void findings(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("findings");
    for (Map.Entry<String, Concern> entry : findings.entrySet()) {
      List<Matrix> queues = Matrix.folded(entry.getValue().reach().queues());
      if (queues.isEmpty()) {
        continue;
      }
      Finding finding = entry.getValue().finding();
      json.writeStartObject();
      json.writeStringField("id", entry.getKey());
      json.writeStringField("severity", finding.severity().toString());
      json.writeStringField("code", finding.code());
      json.writeStringField("message", Glyphs.visible(finding.message()));
      json.writeArrayFieldStart("queues");
      for (Matrix some : queues) {
        json.writeStartArray();
        runs(json, some.adapters());
        runs(json, some.domains());
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void runs(JsonGenerator json, IdSet ids) throws IOException {
    json.writeStartArray();
    for (int id = 0; id < IdSet.BITS; id++) {
      if (ids.contains(id)) {
        json.writeNumber(id);
        while (ids.contains(id + 1)) {
          id++;
        }
        json.writeNumber(id);
      }
    }
    json.writeEndArray();
  }
}
