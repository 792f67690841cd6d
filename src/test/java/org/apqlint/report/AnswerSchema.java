package org.apqlint.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Holds JSON answers that are not reports against the schemas that are shipped. */
public enum AnswerSchema {
  UPGRADE("upgrade"),
  MOVE("move"),
  SETTINGS("settings");

  private final Schema schema;

  AnswerSchema(String name) {
    schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of("urn:apqlint:report:1", text("report"))))
            .getSchema(text(name), InputFormat.JSON);
  }

  private static String text(String name) {
    try (InputStream in = JsonReport.class.getResourceAsStream(name + ".schema.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with the answer; empty if nothing is. */
  public List<String> problems(String json) {
    return schema.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
  }
}
