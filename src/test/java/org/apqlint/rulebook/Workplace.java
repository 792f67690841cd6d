package org.apqlint.rulebook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.cli.Console;
import org.apqlint.cli.Program;

/** Specifications in a directory of their own, on which apqlint may write. */
public record Workplace(Path directory) {

  /** What a run printed, and its exit code. */
  public record Result(int code, String out, String err) {}

  /** Puts a file there. */
  public Workplace with(String name, String text) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs apqlint there. */
  public Result run(String... args) {
    return typed("", args);
  }

  /** The same with that text on standard input. */
  public Result typed(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            directory,
            Map.of(),
            false,
            Clock.fixed(Checked.TODAY.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    int code = Program.run(Checked.engine(), args, console);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs a check with these options on these files. */
  public Result check(List<String> options, List<String> files) {
    List<String> args = new ArrayList<>(List.of("check"));
    args.addAll(options);
    args.addAll(files);
    return run(args.toArray(String[]::new));
  }

  /** The texts of all specifications. */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(directory.relativize(file).toString(), Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
