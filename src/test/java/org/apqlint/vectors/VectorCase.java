package org.apqlint.vectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apqlint.reference.HostState;
import org.apqlint.reference.ReferenceHost;

/**
 * One case.
 *
 * @param ops an operation and its arguments each
 * @param results {@code OK} or an errno, one per operation
 * @param log an index into ops with the lines that the kernel logs then, each
 * @param end what can be read after the last operation
 */
public record VectorCase(
    String id,
    String generation,
    ReferenceHost host,
    List<List<String>> ops,
    List<String> results,
    List<JsonNode> log,
    @JsonProperty("final") HostState end) {

  /** Whether no operation is refused. */
  public boolean allOk() {
    return results.stream().allMatch("OK"::equals);
  }

  /** The log lines by the index of their operation. */
  public Map<Integer, List<String>> logLines() {
    Map<Integer, List<String>> lines = new LinkedHashMap<>();
    for (JsonNode entry : log) {
      List<String> texts = new ArrayList<>();
      entry.get(1).forEach(line -> texts.add(line.asText()));
      lines.put(entry.get(0).asInt(), texts);
    }
    return lines;
  }

  @Override
  public String toString() {
    return id;
  }
}
