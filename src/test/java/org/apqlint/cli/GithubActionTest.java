package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apqlint.client.Client;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The action, with what a runner would do to it: inputs become variables, and bash runs the step.
 */
class GithubActionTest {

  private static final Path ACTION = Path.of(".github/actions/lint");
  private static final Pattern INPUT = Pattern.compile("\\$\\{\\{ inputs\\.([a-z-]+) }}");

  private static final String HOST =
      "host zeus {\n    kernel 6.12\n    adapters 5, 6\n    domains 4\n}\n";
  private static final String BAD = "guest db on zeuss {\n    state running\n}\n";

  @TempDir private Path directory;
  private Path workspace;
  private JsonNode action;

  @BeforeEach
  void prepare() throws IOException {
    action = new YAMLMapper().readTree(ACTION.resolve("action.yml").toFile());
    workspace = Files.createDirectories(directory.resolve("work space"));
    // The program of these classes, as an installed one.
    Path program =
        Files.writeString(
            directory.resolve("apqlint"),
            "#!/bin/sh\nexec '"
                + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -cp '"
                + System.getProperty("java.class.path")
                + "' org.apqlint.cli.Main \"$@\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.writeString(workspace.resolve("zeus.apq"), HOST);
  }

  private JsonNode step() {
    JsonNode steps = action.at("/runs/steps");
    assertThat(steps).hasSize(1);
    return steps.get(0);
  }

  private Client.Result run(Map<String, String> inputs) throws IOException {
    Client.assumeInstalled("bash");
    Map<String, String> env = new HashMap<>();
    step()
        .get("env")
        .properties()
        .forEach(
            variable -> {
              String name = inputNamed(variable.getValue().asText());
              String standard = action.at("/inputs/" + name + "/default").asText();
              env.put(variable.getKey(), inputs.getOrDefault(name, standard));
            });
    env.put("APQLINT_PROGRAM", directory.resolve("apqlint").toString());
    env.put("GITHUB_ACTIONS", "true");
    env.put("GITHUB_ACTION_PATH", ACTION.toAbsolutePath().toString());
    env.put("GITHUB_OUTPUT", directory.resolve("output").toString());
    env.put("GITHUB_STEP_SUMMARY", directory.resolve("summary").toString());
    return Client.run(
        env,
        "",
        List.of(
            "bash",
            "-c",
            "cd \"$1\" && eval \"$2\"",
            "bash",
            workspace.toString(),
            step().get("run").asText()));
  }

  private static String inputNamed(String expression) {
    var match = INPUT.matcher(expression);
    assertThat(match.matches()).as(expression).isTrue();
    return match.group(1);
  }

  private String output() throws IOException {
    Path file = directory.resolve("output");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  @Test
  void eachInputIsAVariableOfTheStepAndNothingElse() throws IOException {
    String text = Files.readString(ACTION.resolve("action.yml"));
    List<String> used = INPUT.matcher(text).results().map(MatchResult::group).toList();
    action
        .get("inputs")
        .properties()
        .forEach(
            input -> {
              assertThat(input.getValue().get("description").asText()).isNotEmpty();
              assertThat(input.getValue().has("default")).isTrue();
              assertThat(used).containsOnlyOnce("${{ inputs." + input.getKey() + " }}");
            });
    assertThat(used).hasSize(action.get("inputs").size()).hasSize(step().get("env").size());
    assertThat(step().get("run").asText()).doesNotContain("${{");
    String script = Files.readString(ACTION.resolve("run.sh"));
    assertThat(script).doesNotContain("${{");
    step()
        .get("env")
        .properties()
        .forEach(some -> assertThat(script).contains("$" + some.getKey()));
    assertThat(action.at("/outputs/sarif-file/value").asText())
        .isEqualTo("${{ steps." + step().get("id").asText() + ".outputs.sarif-file }}");
    assertThat(action.at("/runs/using").asText()).isEqualTo("composite");
  }

  @Test
  void cleanSpecificationsPass() throws IOException {
    Client.Result result = run(Map.of());
    assertThat(result.status()).as(result.text()).isZero();
    assertThat(output())
        .isEqualTo("sarif-file<<apqlint" + suffix() + "\napqlint.sarif\napqlint" + suffix() + "\n");
    assertThat(workspace.resolve("apqlint.sarif")).content().contains("\"version\" : \"2.1.0\"");
    assertThat(directory.resolve("summary")).content().isNotEmpty();
  }

  /** What the script put behind the delimiter, as the file has its name in it. */
  private String suffix() throws IOException {
    var found = Pattern.compile("<<apqlint((-[0-9]+)*)\n").matcher(output());
    assertThat(found.find()).as(output()).isTrue();
    return found.group(1);
  }

  @Test
  void findingsFailAndAreAnnotated() throws IOException {
    Files.writeString(workspace.resolve("db.apq"), BAD);
    Client.Result result = run(Map.of());
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).contains("::error file=db.apq,line=1,");
    assertThat(workspace.resolve("apqlint.sarif")).content().contains("AP004");
    assertThat(output()).contains("\napqlint.sarif\n");
    assertThat(run(Map.of("fail-on", "never")).status()).isZero();
    assertThat(run(Map.of("paths", "zeus.apq")).status()).isZero();
  }

  @Test
  void wordsOfInputsAreNeverCommands() throws IOException {
    String odd = "a 'b\" $(touch pwned) `touch pwned` ; touch pwned.apq";
    Files.writeString(workspace.resolve(odd), HOST);
    String sarif = "out $(touch pwned) \"'.sarif";
    Client.Result result =
        run(Map.of("paths", odd + "\r\n\n--baseline=x\n", "sarif", sarif, "fail-on", "never"));
    assertThat(result.status()).as("the last line names no file").isEqualTo(2);
    assertThat(result.err()).contains("--baseline=x: no such file");
    Files.writeString(workspace.resolve("--baseline=x"), BAD);
    Client.Result second =
        run(Map.of("paths", odd + "\r\n\n--baseline=x\n", "sarif", sarif, "fail-on", "never"));
    assertThat(second.status()).as(second.text()).isZero();
    assertThat(workspace.resolve(sarif)).content().contains("AP004");
    assertThat(output()).isEqualTo("sarif-file<<apqlint\n" + sarif + "\napqlint\n");
    assertThat(workspace.resolve("pwned")).doesNotExist();
    assertThat(workspace.resolve("pwned.apq")).doesNotExist();
  }

  @Test
  void aNameCannotAddAnOutput() throws IOException {
    String sarif = "x\napqlint\nother=1";
    Client.Result result = run(Map.of("sarif", sarif));
    assertThat(result.status()).as(result.text()).isZero();
    String delimiter = "apqlint" + suffix();
    assertThat(delimiter).hasSizeGreaterThan("apqlint".length());
    assertThat(output())
        .isEqualTo("sarif-file<<" + delimiter + "\n" + sarif + "\n" + delimiter + "\n");
  }

  @Test
  void noSarifIfNobodyWantsItAndNoneOfARunBefore() throws IOException {
    assertThat(run(Map.of("sarif", "")).status()).isZero();
    assertThat(output()).isEmpty();
    Files.writeString(workspace.resolve("apqlint.sarif"), "old");
    Client.Result wrong = run(Map.of("fail-on", "fatal"));
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(output()).isEmpty();
    assertThat(workspace.resolve("apqlint.sarif")).doesNotExist();
  }

  @Test
  void aBaselineIsHandedOn() throws IOException {
    Client.Result result = run(Map.of("baseline", "gone.yaml"));
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("gone.yaml");
  }

  @Test
  void theScriptIsSound() {
    Client.assumeInstalled("shellcheck");
    assertThat(Client.run("shellcheck", ACTION.resolve("run.sh").toString()).text()).isEmpty();
  }
}
