package org.apqlint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.report.Look;
import org.apqlint.report.ReportInput;
import org.apqlint.report.format.ReportFormat;
import picocli.CommandLine.Option;

/** Where reports go, and in which form. */
final class ReportOptions {

  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = ReportChoice.Word.class,
      description =
          "what standard output gets: text, concise, json, yaml, sarif, junit, checkstyle, github,"
              + " gitlab, markdown, html, or auto: github where GITHUB_ACTIONS is true, else"
              + " text (default: text)")
  private ReportChoice format;

  @Option(
      names = "--output",
      paramLabel = "FORMAT=PATH",
      converter = ReportFile.Word.class,
      description =
          "write one more report to a file; can be given several times. - is standard output, in"
              + " place of --format")
  private List<ReportFile> files = List.of();

  /**
   * What is wrong with them is said before anything is read.
   *
   * @throws CommandFailure for two reports in one place, or a path that is none
   */
  void check(Console console) {
    if (format != null && files.stream().anyMatch(ReportFile::isStandardOutput)) {
      throw new CommandFailure(
          "`--format` and `--output " + onStandardOutput() + "` both print to standard output");
    }
    Map<Path, ReportFile> seen = new LinkedHashMap<>();
    for (ReportFile file : files) {
      ReportFile other = seen.putIfAbsent(same(file, console), file);
      if (other != null) {
        throw new CommandFailure(
            "`--output` has two reports for `"
                + file.path()
                + "`: "
                + other.format()
                + " and "
                + file.format());
      }
    }
  }

  /** Whether a report on standard output is asked for; else there is one for want of another. */
  boolean prints() {
    return format != null || files.stream().anyMatch(ReportFile::isStandardOutput);
  }

  /** Writes the files, and prints nothing. */
  void writeFiles(ReportInput input, Context context) {
    Console console = context.console();
    files.forEach(file -> spare(file, input, console));
    for (ReportFile file : files) {
      if (!file.isStandardOutput()) {
        AtomicFile.writeText(path(file, console), file.format().renderer(Look.PLAIN).render(input));
      }
    }
  }

  private String onStandardOutput() {
    return files.stream().filter(ReportFile::isStandardOutput).findFirst().orElseThrow().format()
        + "=-";
  }

  /** Prints the report, then writes the files. */
  void emit(ReportInput input, Look look, Context context) {
    Console console = context.console();
    files.forEach(file -> spare(file, input, console));
    ReportFormat printed =
        files.stream()
            .filter(ReportFile::isStandardOutput)
            .findFirst()
            .map(ReportFile::format)
            .orElseGet(() -> chosen().in(console.env()));
    context.print(printed.renderer(look).render(input));
    writeFiles(input, context);
    if (printed == ReportFormat.GITHUB) {
      StepSummary.append(input, console);
    }
  }

  private ReportChoice chosen() {
    return format == null ? new ReportChoice(Optional.of(ReportFormat.TEXT)) : format;
  }

  /** A specification is not replaced by its report. */
  private static void spare(ReportFile file, ReportInput input, Console console) {
    Path path = path(file, console);
    for (String source : input.texts().keySet()) {
      try {
        if (!file.isStandardOutput()
            && !source.equals("-")
            && Files.isSameFile(path, console.cwd().resolve(source))) {
          throw new CommandFailure(
              "`--output " + file.format() + "=" + file.path() + "` would replace what is checked");
        }
      } catch (IOException e) {
        // What is not there, or cannot be looked at, is not what was read.
      }
    }
  }

  /** One and the same path for all spellings of a file, as far as it exists. */
  private static Path same(ReportFile file, Console console) {
    Path path = path(file, console).toAbsolutePath();
    for (int links = 0; links < MOST_LINKS && Files.isSymbolicLink(path); links++) {
      path = behind(path);
    }
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path parent = path.getParent();
      try {
        return parent.toRealPath().resolve(path.getFileName());
      } catch (IOException none) {
        return path.normalize();
      }
    }
  }

  /** What a link names, also if that is not there yet. */
  private static Path behind(Path link) {
    try {
      return link.resolveSibling(Files.readSymbolicLink(link));
    } catch (IOException e) {
      return link;
    }
  }

  private static Path path(ReportFile file, Console console) {
    try {
      return console.cwd().resolve(file.path());
    } catch (InvalidPathException e) {
      throw new CommandFailure("`" + file.path() + "` is not the name of a file");
    }
  }
}
