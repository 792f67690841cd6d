package org.apqlint.samples;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apqlint.report.JsonReport;

/** The JSON schema of the report, as it is part of the program. */
final class ReportSchema {

  private static final String RESOURCE = "report.schema.json";

  private final Schema schema;

  ReportSchema() {
    try (InputStream in = JsonReport.class.getResourceAsStream(RESOURCE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(text, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with the report; nothing if it is valid. */
  List<String> violations(String report) {
    return schema.validate(report, InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
