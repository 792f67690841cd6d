package org.apqlint.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apqlint.Expectation;

/**
 * What the commands of the scenarios print. That it is what was approved is seen to by {@link
 * SamplesTest}: here it is what they print with all rules.
 */
public final class ScenarioExpectations {

  private ScenarioExpectations() {}

  public static Stream<Expectation> all() {
    try (Stream<Path> entries = Files.list(Path.of("samples"))) {
      return entries.filter(Files::isDirectory).sorted().toList().stream()
          .flatMap(scenario -> Command.of(scenario).stream())
          .map(ScenarioExpectations::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Expectation of(Command command) {
    return new Expectation(
        command.scenario() + " " + command,
        InProcess.run(command),
        engine -> InProcess.run(command, engine));
  }
}
