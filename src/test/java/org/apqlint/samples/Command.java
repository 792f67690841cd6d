package org.apqlint.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code samples/<scenario>/commands.txt}: {@code check --format json zeus.apq > json},
 * with {@code # exit 1} at its end where the exit code is not 0. Words are split at blanks, unless
 * they stand in double quotes. The program runs in the directory of the scenario.
 *
 * @param args the arguments of apqlint
 * @param golden the name of the golden file, without {@code .approved} and extension
 */
record Command(Path scenario, List<String> args, String golden, int exitCode) {

  private static final Pattern LINE =
      Pattern.compile(
          "(?<args>[^>#]+?)\\s*>\\s*(?<golden>[\\w-]+)\\s*(#\\s*exit\\s+(?<exit>\\d))?\\s*");

  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");

  static List<Command> of(Path scenario) {
    try (var lines = Files.lines(scenario.resolve("commands.txt"))) {
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> parse(scenario, line))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Command parse(Path scenario, String line) {
    Matcher form = LINE.matcher(line);
    if (!form.matches()) {
      throw new IllegalArgumentException(scenario + "/commands.txt: not a command: " + line);
    }
    String exit = form.group("exit");
    return new Command(
        scenario,
        words(form.group("args")),
        form.group("golden"),
        exit == null ? 0 : Integer.parseInt(exit));
  }

  private static List<String> words(String line) {
    return WORD.matcher(line).results().map(word -> word.group().replace("\"", "")).toList();
  }

  /** Whether it prints a report. */
  boolean isCheck() {
    return args.get(0).equals("check") && !args.contains("--diff") && !args.contains("--fix");
  }

  /** The same with its answer in JSON. */
  Command asJson() {
    List<String> json = new ArrayList<>(args);
    int format = json.indexOf("--format");
    if (format > 0) {
      json.set(format + 1, "json");
    } else {
      json.addAll(1, List.of("--format", "json"));
    }
    return new Command(scenario, json, golden, exitCode);
  }

  /** The same with these options more. */
  Command with(List<String> options) {
    List<String> more = new ArrayList<>(args);
    more.addAll(1, options);
    return new Command(scenario, more, golden, exitCode);
  }

  boolean isUpgrade() {
    return args.get(0).equals("upgrade");
  }

  boolean isMigrate() {
    return args.get(0).equals("migrate");
  }

  /** Whether it prints a script, unless it is refused. */
  boolean isScript() {
    return args.get(0).equals("script") || args.contains("--end");
  }

  /** The arguments of its runs: a script of a runbook does one thing at a time. */
  List<String> stages() {
    int end = args.indexOf("--end");
    return end < 0
        ? List.of("")
        : switch (args.get(end + 1)) {
          case "source" -> List.of("check", "leave", "back", "release");
          case "target" -> List.of("prepare", "arrive", "back", "verify");
          default -> List.of();
        };
  }

  private boolean isBaseline() {
    return args.subList(0, 2).equals(List.of("baseline", "create"));
  }

  boolean isJsonReport() {
    return isCheck() && isJson();
  }

  boolean isJson() {
    return format().equals("json");
  }

  private String format() {
    int option = args.indexOf("--format");
    return option < 0 ? "text" : args.get(option + 1);
  }

  /** A script that is refused prints no script. */
  String extension() {
    return switch (format()) {
      case "json", "gitlab" -> "json";
      case "yaml", "sarif" -> format();
      case "junit", "checkstyle" -> "xml";
      case "markdown" -> "md";
      case "html" -> "html";
      default ->
          args.contains("--svg")
              ? "svg"
              : isScript() && exitCode == 0 ? "sh" : isBaseline() ? "yaml" : "txt";
    };
  }

  @Override
  public String toString() {
    return String.join(" ", args);
  }
}
