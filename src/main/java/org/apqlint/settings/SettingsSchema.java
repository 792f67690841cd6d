package org.apqlint.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apqlint.report.RuleCatalogue;
import org.apqlint.report.RuleEntry;

/**
 * The JSON schema of a configuration: {@code config.schema.json} beside this class, with the rules
 * that there are.
 */
public final class SettingsSchema {

  private static final String FILE = "config.schema.json";

  private static final List<Level> NOT_OFF = List.of(Level.INFO, Level.WARNING, Level.ERROR);

  private SettingsSchema() {}

  /** The schema, indented, with a final newline. */
  public static String text(RuleCatalogue catalogue) {
    try (InputStream in = SettingsSchema.class.getResourceAsStream(FILE)) {
      ObjectMapper mapper = new ObjectMapper();
      ObjectNode schema = (ObjectNode) mapper.readTree(in);
      ObjectNode rules = (ObjectNode) schema.at("/$defs/rules/properties");
      for (RuleEntry entry : catalogue.entries()) {
        rules.set(entry.code(), level(entry, mapper));
      }
      for (RuleEntry entry : catalogue.entries()) {
        rules.set(entry.name(), level(entry, mapper));
      }
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + FILE + " from the program's own jar", e);
    }
  }

  private static ObjectNode level(RuleEntry entry, ObjectMapper mapper) {
    ObjectNode level = mapper.createObjectNode();
    level.put("description", entry.code() + " " + entry.name() + ": " + entry.summary());
    List<Level> possible =
        RulesReader.fixed().contains(entry.code())
            ? List.of(Level.ERROR)
            : entry.code().equals(RulesReader.UNUSED_SUPPRESSION)
                ? NOT_OFF
                : List.of(Level.values());
    ArrayNode words = level.putArray("enum");
    possible.forEach(word -> words.add(word.toString()));
    return level;
  }
}
