package org.apqlint.report.format;

import com.contrastsecurity.sarif.SarifSchema210;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apqlint.report.ReportSchema;
import org.xml.sax.SAXException;

/** Holds reports against the schemas of their formats. */
public final class FormatSchema {

  /** The official schema of SARIF 2.1.0, which comes with the classes that were made from it. */
  private static final Schema SARIF =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(
              text(SarifSchema210.class, "/schema/sarif-schema-2.1.0.json"), InputFormat.JSON);

  private FormatSchema() {}

  private static String text(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a report in that format; nothing if nothing is, or it has no schema. */
  public static List<String> problems(ReportFormat format, String report) {
    return switch (format) {
      case JSON -> ReportSchema.problems(report);
      case SARIF -> SARIF.validate(report, InputFormat.JSON).stream().map(Error::toString).toList();
      case JUNIT, CHECKSTYLE -> xml(format, report);
      default -> List.of();
    };
  }

  private static List<String> xml(ReportFormat format, String report) {
    try {
      SchemaFactory.newDefaultInstance()
          .newSchema(FormatSchema.class.getResource("/report/" + format + ".xsd"))
          .newValidator()
          .validate(new StreamSource(new StringReader(report)));
      return List.of();
    } catch (SAXException e) {
      return List.of(e.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
