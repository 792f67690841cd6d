package org.apqlint.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One mapping of a YAML file, every scalar as text. Read with Jackson's streaming parser: its data
 * binding would load five hundred classes for one small table, at every start.
 */
final class YamlValues {

  private final Map<String, Object> values;

  private YamlValues(Map<String, Object> values) {
    this.values = new LinkedHashMap<>(values);
  }

  /** The mapping that the file consists of. */
  static YamlValues read(InputStream in) throws IOException {
    try (JsonParser parser = new YAMLFactory().createParser(in)) {
      parser.nextToken();
      return (YamlValues) value(parser);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, Object> fields = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        fields.put(name, value(parser));
      }
      return new YamlValues(fields);
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<Object> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(parser));
      }
      return items;
    }
    return parser.getText();
  }

  /** The text of that name, which must be there. */
  String text(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalArgumentException("no " + name + " in a row"));
  }

  /** The text of that name, if it is there. */
  Optional<String> optional(String name) {
    return Optional.ofNullable((String) values.remove(name));
  }

  /** The texts of the sequence of that name. */
  List<String> texts(String name) {
    return sequence(name).stream().map(String.class::cast).toList();
  }

  /** The mappings of the sequence of that name. */
  List<YamlValues> rows(String name) {
    return sequence(name).stream().map(YamlValues.class::cast).toList();
  }

  private List<?> sequence(String name) {
    return values.remove(name) instanceof List<?> items ? items : List.of();
  }

  /** Fails if a name was not asked for: it is misspelt. */
  void end() {
    if (!values.isEmpty()) {
      throw new IllegalArgumentException("unknown names in a row: " + values.keySet());
    }
  }
}
