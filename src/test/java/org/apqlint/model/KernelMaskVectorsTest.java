package org.apqlint.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Mask writes against what the kernel makes of them, bit for bit. */
class KernelMaskVectorsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void agreesWithTheKernel() throws IOException {
    String directory = System.getenv("APQLINT_VECTORS");
    try (InputStream selection = getClass().getResourceAsStream("/vectors/mask.jsonl");
        InputStream all =
            directory == null
                ? selection
                : new GZIPInputStream(Files.newInputStream(Path.of(directory, "mask.jsonl.gz")))) {
      BufferedReader lines = new BufferedReader(new InputStreamReader(all, StandardCharsets.UTF_8));
      List<String> differences = new ArrayList<>();
      int cases = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode wanted = JSON.readTree(line);
        cases++;
        String result = wanted.get("result").asText();
        String got = result(wanted, wanted.get("write").asText());
        if (!got.equals(result)) {
          differences.add(line + " but got " + got);
        }
      }
      System.out.println(
          "mask vectors: " + (cases - differences.size()) + " of " + cases + " agree");
      assertThat(differences).isEmpty();
      assertThat(cases).isGreaterThanOrEqualTo(400);
    }
  }

  private static String result(JsonNode wanted, String written) {
    IdSet current = IdSet.ofMask(wanted.get("current").asText());
    KernelMask.Reading reading = KernelMask.write(current, written, PoolMask.Kind.APMASK);
    assertThat(reading.problem().isPresent()).isEqualTo(reading.mask().isEmpty());
    assertThat(reading).isEqualTo(again(current, written));
    return reading.mask().map(IdSet::toMask).orElse("EINVAL");
  }

  /** One newline that echo appends changes nothing; a second one is another text. */
  private static KernelMask.Reading again(IdSet current, String written) {
    String bare =
        written.endsWith("\n") && !written.endsWith("\n\n")
            ? written.substring(0, written.length() - 1)
            : written;
    return KernelMask.write(current, bare, PoolMask.Kind.APMASK);
  }
}
