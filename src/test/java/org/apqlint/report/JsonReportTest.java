package org.apqlint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.finding.Severity;
import org.apqlint.model.Migration;
import org.junit.jupiter.api.Test;

class JsonReportTest {

  private static final Analysis EVERYTHING =
      new Analysis(
          List.of(Zeus.shared(), Zeus.changed()),
          List.of(
              new MigrationAnalysis(
                  new Migration("db", "zeus", "hera", Optional.empty(), false, Zeus.at(1, 1, 2)),
                  Optional.of(Zeus.guest("db", Optional.empty())),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  List.of(),
                  List.of(),
                  List.of(Zeus.finding("AP501", Severity.INFO, "zeus/db")))),
          List.of(Zeus.conflict(), Zeus.finding("AP301", Severity.WARNING, "zeus/db")));

  @Test
  void followsItsSchema() {
    assertThat(ReportSchema.problems(JsonReport.render(EVERYTHING))).isEmpty();
    assertThat(
            ReportSchema.problems(JsonReport.render(new Analysis(List.of(), List.of(), List.of()))))
        .isEmpty();
  }

  @Test
  void theSchemaRefusesWhatBreaksTheContract() {
    String json = JsonReport.render(EVERYTHING);
    assertThat(ReportSchema.problems(json.replaceFirst("0xf9ff", "0xF9ff"))).isNotEmpty();
    assertThat(ReportSchema.problems(json.replaceFirst("\"05\\.0004\"", "\"5.0004\"")))
        .isNotEmpty();
    assertThat(ReportSchema.problems(json.replaceFirst("\"EBUSY\"", "\"busy\""))).isNotEmpty();
    assertThat(ReportSchema.problems(json.replaceFirst("\"guestMatrix\"", "\"gm\""))).isNotEmpty();
    assertThat(ReportSchema.problems(json.replaceFirst("\\{", "{ \"more\" : 1,"))).isEmpty();
  }

  @Test
  void tellsWhatTheContractNames() throws IOException {
    JsonNode json = new ObjectMapper().readTree(JsonReport.render(EVERYTHING));
    assertThat(json.at("/format").asText()).isEqualTo("apqlint/1");
    assertThat(json.at("/summary/errors").asInt()).isEqualTo(1);
    assertThat(json.at("/findings/0/code").asText()).isEqualTo("AP301");
    assertThat(json.at("/findings/1/location").toString())
        .isEqualTo(
            "{\"file\":\"zeus.apq\",\"line\":16,\"column\":14,\"endLine\":16,\"endColumn\":15}");
    assertThat(json.at("/hosts/0").has("change")).isFalse();
    assertThat(json.at("/hosts/0/mdevs/0/matrix").toString())
        .isEqualTo("[\"05.0004\",\"05.00ab\",\"06.0004\",\"06.00ab\"]");
    assertThat(json.at("/hosts/0/mdevs/0/guestMatrix").toString())
        .isEqualTo("[\"05.0004\",\"05.00ab\"]");
    assertThat(json.at("/hosts/0/mdevs/0/crycb/apm").asText()).startsWith("0x0400").hasSize(66);
    assertThat(json.at("/hosts/0/mdevs/1/crycb").isNull()).isTrue();
    assertThat(json.at("/hosts/1/change/steps/0/effects/0/controlPlugged/0").asText())
        .isEqualTo("0004");
    assertThat(json.at("/migrations/0/findings/0").asText()).isEqualTo("AP501");
  }

  @Test
  void fingerprintsDifferForEqualFindingsAndIgnoreLines() throws IOException {
    var twice = Zeus.finding("AP301", Severity.WARNING, "zeus/db");
    JsonNode json =
        new ObjectMapper()
            .readTree(JsonReport.render(Zeus.analysis(Zeus.filtered(), twice, twice)));
    String first = json.at("/findings/0/fingerprint").asText();
    assertThat(json.at("/findings/1/fingerprint").asText()).isNotEqualTo(first);
    // Pinned, because baselines keep it: SHA-256 of `AP301 zeus/db`.
    assertThat(first).isEqualTo("9492e6a0438c7fc8");
  }
}
