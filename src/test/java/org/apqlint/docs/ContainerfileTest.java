package org.apqlint.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be known of the recipe without building it. */
class ContainerfileTest {

  private static final Path RECIPE = Path.of("src/container/Containerfile");

  /** A line of the recipe: its first word, and the others. */
  private record Instruction(String word, List<String> arguments) {}

  private final List<Instruction> recipe = new ArrayList<>();

  @BeforeEach
  void read() throws IOException {
    String text = Files.readString(RECIPE).replaceAll("\\\\\n\\s*", " ");
    for (String line : text.split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        List<String> words = Arrays.asList(line.strip().split("\\s+"));
        recipe.add(new Instruction(words.get(0), words.subList(1, words.size())));
      }
    }
  }

  private List<Instruction> all(String word) {
    return recipe.stream().filter(line -> line.word().equals(word)).toList();
  }

  private Instruction last(String word) {
    List<Instruction> found = all(word);
    assertThat(found).as(word).isNotEmpty();
    return found.get(found.size() - 1);
  }

  @Test
  void copiesWhatIsThereAndNotIgnored() throws IOException {
    List<String> admitted =
        Files.readAllLines(Path.of(".dockerignore")).stream()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();
    List<String> copied = new ArrayList<>();
    for (Instruction copy : all("COPY")) {
      List<String> words = copy.arguments();
      if (!words.get(0).startsWith("--from=")) {
        copied.addAll(words.subList(0, words.size() - 1));
      }
    }
    assertThat(copied)
        .contains("pom.xml", "grammar", "rules", "src")
        .allSatisfy(
            source -> {
              assertThat(Path.of(source)).exists();
              assertThat(admitted).contains(Path.of(source).getName(0).toString());
            });
    assertThat(Path.of("pom.xml").toAbsolutePath()).exists();
    assertThat(all("ADD")).isEmpty();
  }

  @Test
  void whatOneStageTakesFromTheOtherIsBuiltThere() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    List<String> taken =
        all("COPY").stream()
            .filter(copy -> copy.arguments().get(0).equals("--from=build"))
            .flatMap(copy -> copy.arguments().subList(1, copy.arguments().size() - 1).stream())
            .toList();
    assertThat(taken)
        .containsExactly("/src/target/apqlint", "/src/target/apqlint.jar", "/src/target/man");
    assertThat(pom)
        .contains(
            "src/main/launcher/apqlint\" todir=\"${project.build.directory}\"",
            "${project.build.directory}/apqlint.jar</outputFile>",
            "${project.build.directory}/man\"");
    assertThat(all("WORKDIR").get(0).arguments()).containsExactly("/src");
  }

  @Test
  void startsWhatItCopied() {
    String entry = String.join("", last("ENTRYPOINT").arguments());
    assertThat(entry).isEqualTo("[\"/opt/apqlint/apqlint\"]");
    assertThat(all("COPY"))
        .anySatisfy(
            copy ->
                assertThat(copy.arguments())
                    .contains("/src/target/apqlint")
                    .endsWith("/opt/apqlint/"));
    assertThat(last("WORKDIR").arguments()).containsExactly("/work");
  }

  @Test
  void runsAsNobodyInParticular() {
    assertThat(last("USER").arguments())
        .hasSize(1)
        .allMatch(user -> user.matches("[1-9]\\d*:[1-9]\\d*"));
    int user = recipe.lastIndexOf(last("USER"));
    assertThat(recipe.subList(user, recipe.size())).noneMatch(line -> line.word().equals("RUN"));
  }

  @Test
  void itsImagesHaveVersions() {
    assertThat(all("FROM"))
        .hasSize(2)
        .allSatisfy(
            from -> assertThat(from.arguments().get(0)).matches("[a-z-]+:\\d+\\.\\d+\\.\\d+.*"));
  }

  @Test
  void theArchiveIsMadeWithTheFlagsOfTheLauncher() throws IOException {
    String launcher = Files.readString(Path.of("src/main/launcher/apqlint"));
    List<String> flags =
        last("RUN").arguments().stream()
            .filter(word -> word.startsWith("-XX:") && !word.contains("Archive"))
            .toList();
    assertThat(flags).isNotEmpty().allSatisfy(flag -> assertThat(launcher).contains(flag));
  }
}
