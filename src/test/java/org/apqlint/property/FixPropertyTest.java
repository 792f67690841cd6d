package org.apqlint.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apqlint.Checked;
import org.apqlint.model.IdSet;
import org.apqlint.report.JsonReport;
import org.apqlint.rulebook.Workplace;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random hosts, said in more words than are needed and in ways that surprise: a safe fix leaves
 * alone what every guest gets, and what the masks keep. Any fix brings no error, and fixing twice
 * changes nothing.
 */
class FixPropertyTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TIMES = Integer.getInteger("fixes", 40);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {"static", "v10", "dynamic-delta", "dynamic", "ap-config", "driver-override"})
  void fixesAreSound(String generation) throws IOException {
    int changed = 0;
    for (int seed = 0; seed < TIMES; seed++) {
      Random random = new Random(seed);
      String text = disturbed(new ScenarioGenerator(seed).next(generation), random);
      Checked before = Checked.text("z.apq", text);
      Workplace place = place(generation + seed).with("z.apq", text);

      String safe = fixed(place);
      Checked after = Checked.text("z.apq", safe);
      assertThat(state(after)).as("%s%nfrom%n%s", safe, text).isEqualTo(state(before));
      assertThat(after.findings("AP010")).isEmpty();
      assertThat(after.findings("AP011")).isEmpty();
      assertThat(after.findings("AP212")).isEmpty();
      assertThat(fixed(place)).as("fixed twice").isEqualTo(safe);

      String all = fixed(place, "--unsafe");
      assertThat(Checked.text("z.apq", all).errors().size())
          .as("errors of%n%s%nfrom%n%s", all, text)
          .isLessThanOrEqualTo(before.errors().size());
      assertThat(fixed(place, "--unsafe")).as("fixed twice").isEqualTo(all);
      changed += safe.equals(text) ? 0 : 1;
    }
    assertThat(changed).isGreaterThan(TIMES / 2);
  }

  private Workplace place(String name) throws IOException {
    return new Workplace(Files.createDirectories(directory.resolve(name)));
  }

  private static String fixed(Workplace place, String... more) {
    List<String> options = new ArrayList<>(List.of("--fix"));
    options.addAll(List.of(more));
    assertThat(place.check(options, List.of("z.apq")).code()).isLessThan(2);
    return place.texts().get("z.apq");
  }

  /** What holds on the host, apart from findings. */
  private static JsonNode state(Checked checked) throws IOException {
    JsonNode hosts = JSON.readTree(JsonReport.render(checked.analysis())).at("/hosts");
    assertThat(hosts).isNotEmpty();
    // How a mask is described may change, what it keeps may not.
    hosts.forEach(host -> ((ObjectNode) host).remove("findings"));
    return hosts;
  }

  /** The specification with repetitions, masks in the text of the kernel, and no UUIDs. */
  private static String disturbed(Scenario scenario, Random random) {
    StringBuilder text = new StringBuilder();
    for (String line : scenario.text().split("\n", -1)) {
      String word = line.strip().split(" ")[0];
      boolean list = word.equals("adapters") || word.equals("domains");
      if (word.equals("apmask") && random.nextBoolean()) {
        line = "    apmask " + surprising(scenario.apmask(), random);
      } else if (word.equals("aqmask") && random.nextBoolean()) {
        line = "    aqmask " + surprising(scenario.aqmask(), random);
      } else if (word.equals("uuid") && random.nextBoolean()) {
        continue;
      } else if (list && !line.contains("hwtype") && random.nextBoolean()) {
        String first = line.strip().split("[ ,]+")[1];
        line += random.nextBoolean() ? ", " + first : ",  # again\n        " + first;
      }
      text.append(line).append('\n');
    }
    return text.toString().stripTrailing() + (random.nextBoolean() ? "\n" : "");
  }

  /** A mask with fewer digits where its end is empty, else one that begins with a range. */
  private static String surprising(IdSet ids, Random random) {
    String digits = ids.toMask();
    String shorter = digits.replaceFirst("0+$", "");
    return shorter.length() < digits.length() && random.nextBoolean() ? shorter : digits;
  }
}
