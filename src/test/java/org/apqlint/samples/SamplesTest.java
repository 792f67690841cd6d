package org.apqlint.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apqlint.Goldens;
import org.apqlint.Named;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each scenario under {@code samples/}: its commands print what was approved, and it is sound. */
class SamplesTest {

  private static final Path SAMPLES = Path.of("samples");
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
        tests.add(dryRun(command));
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
    Goldens.verify(
        result.out() + result.err(), command.scenario(), command.golden(), command.extension());
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
          Shell.Result result =
              Shell.run(script.getParent(), Map.of("DRY_RUN", "1"), List.of("bash", name(script)));
          assertThat(result.exitCode()).as(result.output()).isZero();
          Goldens.verify(result.output(), command.scenario(), command.golden() + "-dry-run", "txt");
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
