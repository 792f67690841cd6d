package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apqlint.Checked;
import org.apqlint.engine.Engine;
import org.apqlint.run.Ticks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --stats} says, and that it changes nothing else. */
class StatsTest {

  private static final Path SAMPLE = Path.of("samples/three-guests");

  private static Pipeline pipeline() {
    FutureTask<Engine> engine = new FutureTask<>(Checked::engine);
    engine.run();
    return new EnginePipeline(engine);
  }

  private static Ran run(String... args) {
    return Ran.by(new Ran.Setting(false, Map.of(), SAMPLE), pipeline(), new Ticks(), false, args);
  }

  private static JsonNode json(String... args) throws IOException {
    return new ObjectMapper().readTree(run(args).err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--stats", "--stats=all", "--stats=json"})
  void standardOutputIsAsWithoutIt(String option) {
    Ran with = run("check", option, "--format", "json", "zeus.apq");
    Ran without = run("check", "--format", "json", "zeus.apq");
    assertThat(with.out()).isEqualTo(without.out());
    assertThat(with.code()).isEqualTo(without.code());
    assertThat(without.err()).isEmpty();
    assertThat(with.err()).isNotEmpty();
  }

  @Test
  void theWordAfterItIsASpecification() {
    assertThat(run("check", "--stats", "zeus.apq").code()).isZero();
    Ran wrong = run("check", "--stats=yes", "zeus.apq");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("`yes` is not top, all or json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "script", "matrix", "upgrade --to static"})
  void theFiguresAddUp(String command) throws IOException {
    List<String> args = new ArrayList<>(List.of(command.split(" ")));
    args.addAll(List.of("--stats=json", "zeus.apq"));
    JsonNode stats = json(args.toArray(String[]::new));
    assertThat(stats.get("format").asText()).isEqualTo("apqlint-stats/1");
    assertThat(sum(stats.get("parts"), "")).isEqualTo(stats.get("total").asLong());
    stats.get("parts").forEach(part -> assertThat(part.asLong()).isPositive());
    long phases = sum(stats.get("phases"), "time");
    assertThat(phases).isPositive().isLessThan(stats.at("/parts/rules").asLong());
    long rules = sum(stats.get("rules"), "matching") + sum(stats.get("rules"), "acting");
    assertThat(rules).isPositive().isLessThanOrEqualTo(phases);
    assertThat(stats.get("hosts").asInt()).isEqualTo(1);
    assertThat(stats.get("queues").asInt()).isEqualTo(8);
  }

  @Test
  void aRunThatFailsSaysOnlyWhy() {
    Ran ran = run("check", "--stats", "gone.apq");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err().lines()).hasSize(1);
  }

  private static long sum(JsonNode nodes, String field) {
    return StreamSupport.stream(nodes.spliterator(), false)
        .mapToLong(node -> field.isEmpty() ? node.asLong() : node.get(field).asLong())
        .sum();
  }

  @Test
  void theRulesAreThoseOfTheFolder() throws IOException {
    JsonNode rules = json("check", "--stats=json", "zeus.apq").get("rules");
    Set<String> known = names();
    assertThat(rules).isNotEmpty();
    for (JsonNode rule : rules) {
      String name = rule.get("rule").asText();
      String folder = rule.has("code") ? rule.get("code").asText() + "-" + name : name;
      assertThat(known).contains(folder);
      assertThat(rule.get("firings").asLong()).isLessThanOrEqualTo(rule.get("matches").asLong());
    }
  }

  private static Set<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("rules"), 2)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Test
  void aMoveIsMeasuredToo() throws IOException {
    Ran ran =
        Ran.by(
            new Ran.Setting(false, Map.of(), Path.of("samples/evacuation")),
            pipeline(),
            new Ticks(),
            false,
            "migrate",
            "--stats=json",
            "--all",
            "zeus",
            ".");
    JsonNode stats = new ObjectMapper().readTree(ran.err());
    assertThat(sum(stats.get("phases"), "time"))
        .isPositive()
        .isLessThanOrEqualTo(stats.at("/parts/rules").asLong());
  }
}
