package org.apqlint.samples;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.Expectation;
import org.apqlint.report.ReportInput;
import org.apqlint.report.TextReport;
import org.apqlint.syntax.ReadResult;

/** What was approved as the reports of the scenarios. */
public final class ScenarioExpectations {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ScenarioExpectations() {}

  public static Stream<Expectation> all() {
    try (Stream<Path> entries = Files.list(Path.of("samples"))) {
      return entries.filter(Files::isDirectory).sorted().toList().stream()
          .flatMap(scenario -> Command.of(scenario).stream())
          .filter(Command::isCheck)
          .map(ScenarioExpectations::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Expectation of(Command command) {
    Path golden = command.scenario().resolve(command.golden() + ".approved." + command.extension());
    List<String> specs = command.args().stream().filter(arg -> arg.endsWith(".apq")).toList();
    ReadResult read = Checked.read(command.scenario(), specs);
    String name = command.scenario() + " " + command;
    try {
      String approved = Files.readString(golden);
      return command.isJsonReport()
          ? new Expectation(name, read, JSON.readTree(approved), Checked::json)
          : new Expectation(name, read, approved.strip(), checked -> text(read, checked));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(ReadResult read, Checked checked) {
    return new TextReport(false)
        .render(new ReportInput(checked.analysis(), read.spec().changes(), checked.sources()))
        .strip();
  }
}
