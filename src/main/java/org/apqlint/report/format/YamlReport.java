package org.apqlint.report.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import org.apqlint.report.JsonReport;
import org.apqlint.report.Renderer;
import org.apqlint.report.ReportInput;

/** The JSON report as YAML: the same tree. Every text is quoted, so no reader takes it for more. */
final class YamlReport implements Renderer {

  @Override
  public String render(ReportInput input) {
    YAMLMapper yaml =
        YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();
    try {
      return yaml.writeValueAsString(new ObjectMapper().readTree(JsonReport.render(input)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("turning the JSON report into YAML", e);
    }
  }
}
