package org.apqlint.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apqlint.model.CpuFeature;

/** A CPU model with AP features on, off or not named, in the words of apqlint and of QEMU. */
record CpuStatement(String model, Map<CpuFeature, Boolean> settings) {

  CpuStatement {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /** The model alone. */
  static CpuStatement bare(String model) {
    return new CpuStatement(model, Map.of());
  }

  /** The features that it turns on. */
  Set<CpuFeature> on() {
    return CpuGuests.set(settings.keySet().stream().filter(settings::get));
  }

  /** Each feature on, off and not named, with each of the others so: 81 of them. */
  static List<CpuStatement> all(String model) {
    List<CpuStatement> all = new ArrayList<>();
    fill(all, model, new EnumMap<>(CpuFeature.class), 0);
    return all;
  }

  private static void fill(
      List<CpuStatement> all, String model, Map<CpuFeature, Boolean> settings, int next) {
    if (next == CpuFeature.values().length) {
      all.add(new CpuStatement(model, settings));
      return;
    }
    fill(all, model, settings, next + 1);
    for (boolean on : new boolean[] {true, false}) {
      settings.put(CpuFeature.values()[next], on);
      fill(all, model, settings, next + 1);
    }
    settings.remove(CpuFeature.values()[next]);
  }

  /** {@code z14 ap=on apqci=off}. */
  @Override
  public String toString() {
    return model + settings(" ");
  }

  /** {@code z14,ap=on,apqci=off}. */
  String option() {
    return model + settings(",");
  }

  private String settings(String before) {
    return settings.entrySet().stream()
        .map(s -> before + s.getKey() + "=" + (s.getValue() ? "on" : "off"))
        .collect(Collectors.joining());
  }

  /** What QMP asks for the features of it. */
  ObjectNode query() {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    query.put("execute", "query-cpu-model-expansion");
    ObjectNode asked = query.putObject("arguments").put("type", "full").putObject("model");
    ObjectNode props = asked.put("name", model).putObject("props");
    settings.forEach((feature, on) -> props.put(feature.toString(), on));
    return query;
  }
}
