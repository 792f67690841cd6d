package org.apqlint.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.model.Generation;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.Place;
import org.junit.jupiter.api.Test;

/** The catalogue of what kernels do differently is complete, and each topic can come up. */
class BehaviourTest {

  private static final Pattern TOPIC = Pattern.compile("new Matters\\(\"([^\"]*)\"\\)");
  private static final Place PLACE = new Place("zeus.apq", 2, 12, 2, 16);

  private static Stream<KernelChoice> kernels() {
    KernelTable table = KernelTable.load();
    return Stream.concat(
        Stream.of("4.20", "5.15", "6.1.75", "6.1.76", "6.12", "6.12.117", "6.19")
            .map(kernel -> table.choose(kernel, PLACE)),
        Stream.of(Generation.values())
            .map(generation -> table.assumed(PLACE).behavingAs(generation)));
  }

  private static Set<String> topics() {
    return Behaviour.catalogue().stream()
        .map(Behaviour::topic)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyKernelDoesOneThingAboutEachTopic() {
    kernels()
        .forEach(
            kernel ->
                topics()
                    .forEach(
                        topic ->
                            assertThat(Behaviour.catalogue())
                                .filteredOn(row -> row.topic().equals(topic) && row.of(kernel))
                                .as("%s of %s", topic, kernel)
                                .hasSize(1)));
  }

  @Test
  void everyTopicTellsKernelsApart() {
    for (String topic : topics()) {
      List<String> texts =
          Behaviour.catalogue().stream()
              .filter(row -> row.topic().equals(topic))
              .map(Behaviour::text)
              .toList();
      assertThat(texts).as(topic).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    }
  }

  @Test
  void rulesAskForTheTopicsOfTheCatalogue() throws IOException {
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("rules", "upgrade"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        TOPIC
            .matcher(Files.readString(file))
            .results()
            .map((MatchResult topic) -> topic.group(1))
            .forEach(asked::add);
      }
    }
    assertThat(asked).isEqualTo(topics());
  }
}
