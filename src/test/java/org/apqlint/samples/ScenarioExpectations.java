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
import org.apqlint.engine.Engine;
import org.apqlint.engine.plan.Manner;
import org.apqlint.report.ReportInput;
import org.apqlint.report.TextReport;
import org.apqlint.script.BashWriter;
import org.apqlint.script.Refusals;
import org.apqlint.script.ScriptPlanner;
import org.apqlint.syntax.ReadResult;

/** What was approved as the reports of the scenarios, and their scripts. */
public final class ScenarioExpectations {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ScenarioExpectations() {}

  public static Stream<Expectation> all() {
    try (Stream<Path> entries = Files.list(Path.of("samples"))) {
      return entries.filter(Files::isDirectory).sorted().toList().stream()
          .flatMap(scenario -> Command.of(scenario).stream())
          .flatMap(ScenarioExpectations::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Expectation> of(Command command) {
    return command.isCheck()
        ? Stream.of(report(command))
        : Stream.of(command)
            .filter(c -> c.isScript() && c.exitCode() == 0)
            .map(ScenarioExpectations::scripts);
  }

  private static Expectation report(Command command) {
    Path golden = command.scenario().resolve(command.golden() + ".approved." + command.extension());
    ReadResult read = read(command);
    String name = command.scenario() + " " + command;
    try {
      String approved = Files.readString(golden);
      return command.isJsonReport()
          ? Expectation.ofCheck(name, read, JSON.readTree(approved), Checked::json)
          : Expectation.ofCheck(name, read, approved.strip(), checked -> text(read, checked));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The scripts of all hosts; that with all rules they are right, other tests see to. */
  private static Expectation scripts(Command command) {
    ReadResult read = read(command);
    Manner manner = command.args().contains("at-once") ? Manner.AT_ONCE : Manner.SAFEST;
    return new Expectation(
        command.scenario() + " " + command,
        scripts(Checked.engine(), read, manner),
        engine -> scripts(engine, read, manner));
  }

  private static List<String> scripts(Engine engine, ReadResult read, Manner manner) {
    Checked checked = Checked.by(engine, read, manner);
    return checked.analysis().hosts().stream()
        .map(
            host ->
                BashWriter.write(
                    ScriptPlanner.plan(host),
                    Refusals.comments(host.host().name(), checked.findings())))
        .toList();
  }

  private static ReadResult read(Command command) {
    return Checked.read(
        command.scenario(), command.args().stream().filter(arg -> arg.endsWith(".apq")).toList());
  }

  private static String text(ReadResult read, Checked checked) {
    return new TextReport(false)
        .render(new ReportInput(checked.analysis(), read.spec().changes(), checked.sources()))
        .strip();
  }
}
