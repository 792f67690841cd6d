package org.apqlint.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The definition of an mdev as mdevctl reads it with {@code define --jsonfile}, and as it keeps it
 * under {@code /etc/mdevctl.d/matrix}: two blanks a level, one attribute an object, each value a
 * string.
 */
public final class MdevctlDefinition {

  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private static final ObjectWriter WRITER =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectFieldValueSpacing(Spacing.AFTER)
                          .withArrayEmptySeparator(""))
                  .withObjectIndenter(LINES)
                  .withArrayIndenter(LINES));

  private MdevctlDefinition() {}

  /**
   * The text of a definition. It is also what {@code mdevctl list -d -u UUID --dumpjson} prints of
   * the mdev once it is defined: of a single mdev that is the definition alone, not the list of
   * parents and UUIDs. (The files that mdevctl 1.2.0 keeps lack only the end of the last line.)
   *
   * @param attributes what is written when the mdev starts, in this order
   * @param autostart whether the mdev starts with the host
   */
  public static String json(List<MdevAttribute> attributes, boolean autostart) {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    definition.put("mdev_type", NodeDevice.TYPE).put("start", autostart ? "auto" : "manual");
    ArrayNode list = definition.putArray("attrs");
    attributes.forEach(attribute -> list.addObject().put(attribute.name(), attribute.value()));
    return text(definition);
  }

  private static String text(ObjectNode json) {
    try {
      return WRITER.writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write JSON", e);
    }
  }
}
