package org.apqlint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.analysis.Analysis;
import org.apqlint.cli.BaselineFile;
import org.apqlint.cli.Screened;
import org.apqlint.cli.Suppressions;
import org.apqlint.engine.Engine;
import org.apqlint.engine.plan.Manner;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Severity;
import org.apqlint.model.SourceText;
import org.apqlint.model.Spec;
import org.apqlint.report.FindingText;
import org.apqlint.report.JsonReport;
import org.apqlint.report.Look;
import org.apqlint.report.UnknownSubjectException;
import org.apqlint.report.WhyReport;
import org.apqlint.syntax.ReadResult;
import org.apqlint.syntax.SourceOptions;
import org.apqlint.syntax.SpecReader;
import org.apqlint.syntax.UnreadableSourceException;

/** A specification that was read and analysed. */
public record Checked(Spec spec, Analysis analysis, Map<String, SourceText> sources) {

  /** The day on which all tests are. */
  public static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final class Shared {
    static final Engine ENGINE = Engine.load();
  }

  /** The engine that all tests share. */
  public static Engine engine() {
    return Shared.ENGINE;
  }

  /** Checks a text as if it stood in a file of that name. */
  public static Checked text(String name, String text) {
    return by(Shared.ENGINE, read(name, text));
  }

  /** Checks files and directories, named relative to that directory, which they do not leave. */
  public static Checked files(Path directory, List<String> names) {
    return by(Shared.ENGINE, read(directory, names));
  }

  /** Reads a text as if it stood in a file of that name. */
  public static ReadResult read(String name, String text) {
    try {
      return reader(Path.of("")).readText(name, text);
    } catch (UnreadableSourceException e) {
      throw new AssertionError(name, e);
    }
  }

  /** Reads files and directories, named relative to that directory, which they do not leave. */
  public static ReadResult read(Path directory, List<String> names) {
    try {
      return reader(directory).read(names);
    } catch (UnreadableSourceException e) {
      throw new AssertionError(names.toString(), e);
    }
  }

  private static SpecReader reader(Path directory) {
    return new SpecReader(new SourceOptions(directory, InputStream.nullInputStream(), directory));
  }

  /** The same, with the provisioning of each host replayed. */
  public static Checked text(String name, String text, Manner manner) {
    ReadResult read = read(name, text);
    return of(read, Shared.ENGINE.analyse(read.spec(), manner));
  }

  /** What that engine says of what was read. */
  public static Checked by(Engine engine, ReadResult read) {
    return of(read, engine.analyse(read.spec()));
  }

  /** The same, with the provisioning of each host replayed. */
  public static Checked by(Engine engine, ReadResult read, Manner manner) {
    return of(read, engine.analyse(read.spec(), manner));
  }

  private static Checked of(ReadResult read, Analysis found) {
    List<Finding> all = Stream.concat(read.findings().stream(), found.findings().stream()).toList();
    Analysis whole = new Analysis(found.hosts(), found.migrations(), all);
    return new Checked(
        read.spec(),
        Suppressions.apply(whole, read.suppressions(), TODAY).analysis(),
        read.sources());
  }

  /** The same, as a check reports it that has this baseline. */
  public Checked with(BaselineFile baseline) {
    return new Checked(
        spec, baseline.apply(new Screened(analysis, Map.of())).analysis(), baseline.among(sources));
  }

  public List<Finding> findings() {
    return analysis.findings();
  }

  public List<Finding> findings(String code) {
    return findings().stream().filter(finding -> finding.code().equals(code)).toList();
  }

  public List<Finding> errors() {
    return findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
  }

  /** The findings as the text report prints them. */
  public String findingsText() {
    FindingText text = new FindingText(sources, Look.PLAIN);
    return findings().stream().map(text::of).collect(Collectors.joining("\n"));
  }

  /** What {@code why} says of an address. */
  public String why(String address) {
    try {
      return new WhyReport(Look.PLAIN)
          .render(address, analysis, watch -> Shared.ENGINE.trace(spec, watch));
    } catch (UnknownSubjectException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The JSON report. */
  public JsonNode json() {
    try {
      return JSON.readTree(JsonReport.render(analysis));
    } catch (JsonProcessingException e) {
      throw new AssertionError("the report is not JSON", e);
    }
  }
}
