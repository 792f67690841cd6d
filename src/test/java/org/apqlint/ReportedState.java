package org.apqlint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apqlint.reference.HostState;

/** Reads what a JSON report says of a host, in the form of the conformance vectors. */
public final class ReportedState {

  private ReportedState() {}

  /** What holds as declared. */
  public static HostState declared(JsonNode report) {
    return state(host(report));
  }

  /** What holds after the last step of the host's change. */
  public static HostState changed(JsonNode report) {
    return state(host(report).get("change"));
  }

  /** The result of each step of the host's change. */
  public static List<String> results(JsonNode report) {
    return host(report).get("change").get("steps").findValuesAsText("result");
  }

  /**
   * The log lines of each step of the host's change that has some, by the index of the step, with
   * the names of the mdevs in place of their UUIDs.
   */
  public static Map<Integer, List<String>> log(JsonNode report) {
    Map<Integer, List<String>> lines = new LinkedHashMap<>();
    JsonNode steps = host(report).get("change").get("steps");
    Map<String, String> names = new LinkedHashMap<>();
    host(report)
        .get("mdevs")
        .forEach(m -> names.put(m.get("uuid").asText(), m.get("name").asText()));
    for (int i = 0; i < steps.size(); i++) {
      if (!steps.get(i).get("log").isEmpty()) {
        lines.put(i, named(texts(steps.get(i).get("log")), names));
      }
    }
    return lines;
  }

  private static List<String> named(List<String> lines, Map<String, String> names) {
    List<String> named = new ArrayList<>(lines);
    names.forEach((uuid, name) -> named.replaceAll(line -> line.replace(uuid, name)));
    return named;
  }

  private static JsonNode host(JsonNode report) {
    return report.get("hosts").get(0);
  }

  private static HostState state(JsonNode host) {
    Map<String, HostState.MdevState> mdevs = new LinkedHashMap<>();
    host.get("mdevs").forEach(mdev -> mdevs.put(mdev.get("name").asText(), mdev(mdev)));
    return new HostState(host.get("apmask").asText(), host.get("aqmask").asText(), mdevs);
  }

  private static HostState.MdevState mdev(JsonNode mdev) {
    boolean running = mdev.get("running").asBoolean();
    JsonNode guestMatrix = mdev.get("guestMatrix");
    JsonNode crycb = mdev.get("crycb");
    return new HostState.MdevState(
        running,
        texts(mdev.get("matrix")),
        guestMatrix.isNull() ? null : texts(guestMatrix),
        texts(mdev.get("controlDomains")),
        texts(mdev.get("guestControlDomains")),
        running ? masks(crycb) : null);
  }

  private static HostState.Masks masks(JsonNode crycb) {
    return new HostState.Masks(
        crycb.get("apm").asText(), crycb.get("aqm").asText(), crycb.get("adm").asText());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
