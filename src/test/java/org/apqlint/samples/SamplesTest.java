package org.apqlint.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apqlint.Goldens;
import org.apqlint.Named;
import org.apqlint.report.AnswerSchema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each scenario under {@code samples/}: its commands print what was approved, and it is sound. */
class SamplesTest {

  private static final Path SAMPLES = Path.of("samples");

  /** The scenarios whose first script is approved as a whole. */
  private static final List<String> WHOLE = List.of("three-guests", "change-script");

  private static final String FUNCTIONS = "\nset -euo pipefail";
  private static final String HOST_PART = "# What follows is the host.";
  private static final ReportSchema SCHEMA = new ReportSchema();
  private static boolean shellcheck;
  private static boolean bash;

  @BeforeAll
  static void lookForTools() {
    shellcheck = Shell.has("shellcheck");
    bash = Shell.has("bash");
  }

  @TestFactory
  Stream<DynamicNode> scenarios() throws IOException {
    List<Path> scenarios;
    try (Stream<Path> entries = Files.list(SAMPLES)) {
      scenarios = entries.filter(Files::isDirectory).sorted().toList();
    }
    assertThat(scenarios).isNotEmpty();
    return scenarios.stream().map(SamplesTest::scenario);
  }

  private static DynamicNode scenario(Path scenario) {
    List<DynamicNode> tests = new ArrayList<>();
    for (Command command : Command.of(scenario)) {
      tests.add(Named.test(scenario, command.toString(), () -> checkOutput(command)));
      if (command.isScript() && command.exitCode() == 0) {
        tests.add(shellcheck(command));
        if (!command.args().contains("--verify") && !command.stages().isEmpty()) {
          tests.add(dryRun(command));
        }
      } else if (command.isCheck() && !command.isJsonReport()) {
        tests.add(schema(command));
      } else if (command.isMigrate() && !command.isJson() && command.exitCode() < 2) {
        if (!command.args().contains("--runbook")) {
          tests.add(moveSchema(command));
        }
      } else if (command.isUpgrade() && !command.isJson() && command.exitCode() < 2) {
        tests.add(upgradeSchema(command));
      }
    }
    return dynamicContainer(scenario.getFileName().toString(), tests);
  }

  private static void checkOutput(Command command) {
    InProcess.Result result = InProcess.run(command);
    assertThat(result.exitCode()).as(result.err()).isEqualTo(command.exitCode());
    if (command.isJsonReport()) {
      assertThat(SCHEMA.violations(result.out())).isEmpty();
    }
    String out =
        switch (command.extension()) {
          case "sh" -> reviewed(command, result.out());
          case "html" -> withoutCode(result.out());
          default -> result.out();
        };
    Goldens.verify(out + result.err(), command.scenario(), command.golden(), command.extension());
  }

  /** What there is to read in a page: not its style, its program, and the scripts of hosts. */
  private static String withoutCode(String page) {
    return page.replaceAll("(?s)(<style>|<script>)\\s.*?(</)", "$1…$2")
        .replaceAll("(?s)(<pre tabindex=\"0\"><code>)#!/.*?(</code>)", "$1…$2")
        .replaceAll("sha256-[^']+", "sha256-…");
  }

  /**
   * What there is to read in a script: its head, and what it does to the host. The functions
   * between the two stand in the goldens of two scenarios; of another script only those that
   * neither has.
   */
  private static String reviewed(Command command, String script) {
    if (command.isMigrate()) {
      // Those of a runbook are kept as bash beside its writers, and run in the tests of the moves.
      return script.substring(0, script.indexOf(FUNCTIONS))
          + "\n# (functions stand here)\n\n"
          + script.substring(script.indexOf(HOST_PART));
    }
    Map<Command, List<String>> known = new LinkedHashMap<>();
    for (String scenario : WHOLE) {
      Command whole =
          Command.of(SAMPLES.resolve(scenario)).stream()
              .filter(Command::isScript)
              .findFirst()
              .orElseThrow();
      if (command.equals(whole)) {
        return script;
      }
      known.put(whole, functions(InProcess.run(whole).out()));
    }
    for (Command whole : known.keySet()) {
      if (known.get(whole).containsAll(functions(script))) {
        return script.substring(0, script.indexOf(FUNCTIONS))
            + "\n# (the functions stand here as in "
            + whole.scenario().getFileName()
            + ")\n\n"
            + script.substring(script.indexOf(HOST_PART));
      }
    }
    List<String> others = new ArrayList<>(functions(script));
    known.values().forEach(others::removeAll);
    for (Command earlier : earlierScripts(command)) {
      others.removeAll(functions(InProcess.run(earlier).out()));
    }
    return script.substring(0, script.indexOf(FUNCTIONS))
        + "\n# (functions stand here as elsewhere, and these)\n\n"
        + String.join("\n", others)
        + "\n\n"
        + script.substring(script.indexOf(HOST_PART));
  }

  /** The scripts of the same scenario that come before it. */
  private static List<Command> earlierScripts(Command command) {
    return Command.of(command.scenario()).stream()
        .takeWhile(other -> !other.equals(command))
        .filter(other -> other.isScript() && other.exitCode() == 0)
        .toList();
  }

  private static List<String> functions(String script) {
    return List.of(
        script.substring(script.indexOf(FUNCTIONS), script.indexOf(HOST_PART)).split("\n(?=\\S)"));
  }

  /** Every report is valid JSON, also where only its text is approved. */
  private static DynamicTest schema(Command command) {
    return Named.test(
        command.scenario(),
        "JSON of " + command,
        () -> assertThat(SCHEMA.violations(InProcess.run(command.asJson()).out())).isEmpty());
  }

  private static DynamicTest upgradeSchema(Command command) {
    return Named.test(
        command.scenario(),
        "JSON of " + command,
        () ->
            assertThat(AnswerSchema.UPGRADE.problems(InProcess.run(command.asJson()).out()))
                .isEmpty());
  }

  private static DynamicTest moveSchema(Command command) {
    return Named.test(
        command.scenario(),
        "JSON of " + command,
        () ->
            assertThat(AnswerSchema.MOVE.problems(InProcess.run(command.asJson()).out()))
                .isEmpty());
  }

  private static DynamicTest shellcheck(Command command) {
    return Named.test(
        command.scenario(),
        "shellcheck of " + command,
        () -> {
          assumeTrue(shellcheck, "shellcheck is not installed");
          Path script = script(command);
          Shell.Result result =
              Shell.run(script.getParent(), Map.of(), List.of("shellcheck", name(script)));
          assertThat(result.output()).isEmpty();
          assertThat(result.exitCode()).isZero();
        });
  }

  /** A dry run needs no host: it prints every write, and does none. */
  private static DynamicTest dryRun(Command command) {
    return Named.test(
        command.scenario(),
        "dry run of " + command,
        () -> {
          assumeTrue(bash, "bash is not installed");
          Path script = script(command);
          StringBuilder output = new StringBuilder();
          for (String stage : command.stages()) {
            Shell.Result result =
                Shell.run(
                    script.getParent(),
                    Map.of("DRY_RUN", "1"),
                    stage.isEmpty()
                        ? List.of("bash", name(script))
                        : List.of("bash", name(script), stage));
            assertThat(result.exitCode()).as(result.output()).isZero();
            output.append(stage.isEmpty() ? "" : "\n$ " + stage + "\n").append(result.output());
          }
          Goldens.verify(
              output.toString(), command.scenario(), command.golden() + "-dry-run", "txt");
        });
  }

  private static Path script(Command command) throws IOException {
    Path directory = Files.createDirectories(Path.of("target", "samples", "" + command.scenario()));
    return Files.writeString(
        directory.resolve(command.golden() + ".sh"), InProcess.run(command).out());
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
