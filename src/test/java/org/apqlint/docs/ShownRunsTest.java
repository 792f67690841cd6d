package org.apqlint.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.Named;
import org.apqlint.cli.Console;
import org.apqlint.cli.Main;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the documentation shows of a terminal is what the program prints. A block {@code console}
 * has commands behind {@code $}; {@code cd} counts from the top of the repository, and a line with
 * an ellipsis stands for any number of lines.
 */
class ShownRunsTest {

  private static final String PROMPT = "$ ";
  private static final String LEFT_OUT = "…";

  /** A command, and the lines under it. */
  private record Shown(String command, List<String> lines) {}

  @TestFactory
  Stream<DynamicTest> blocks() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> pages = Files.walk(Path.of("src/docs"))) {
      for (Path page :
          Stream.concat(Stream.of(Path.of("README.md")), pages.sorted())
              .filter(file -> file.toString().endsWith(".md"))
              .toList()) {
        for (CodeBlock block : CodeBlock.of(page)) {
          if (block.language().equals("console")) {
            tests.add(Named.test(page, block.toString(), () -> run(block)));
          }
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static void run(CodeBlock block) {
    Path directory = Path.of("");
    for (Shown shown : shown(block)) {
      String[] words = shown.command().split(" ");
      if (words[0].equals("cd")) {
        directory = Path.of(words[1]);
        assertThat(directory).isDirectory();
      } else {
        assertThat(words[0]).isEqualTo("apqlint");
        String out = output(directory, List.of(words).subList(1, words.length));
        assertThat(out).as(shown.command()).matches(pattern(shown.lines()));
      }
    }
  }

  private static List<Shown> shown(CodeBlock block) {
    List<Shown> all = new ArrayList<>();
    for (String line : block.text().lines().toList()) {
      if (line.startsWith(PROMPT)) {
        all.add(new Shown(line.substring(PROMPT.length()), new ArrayList<>()));
      } else {
        all.get(all.size() - 1).lines().add(line);
      }
    }
    return all;
  }

  /** What a terminal shows of both streams; those that documentation shows do not mix. */
  private static String output(Path directory, List<String> args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Clock clock =
        Clock.fixed(Checked.TODAY.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    Main.run(
        args.toArray(String[]::new),
        new Console(
            InputStream.nullInputStream(), stream, stream, directory, Map.of(), false, clock));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Pattern pattern(List<String> lines) {
    return Pattern.compile(
        lines.stream()
            .map(line -> line.equals(LEFT_OUT) ? "(?:.*\n)*?" : Pattern.quote(line) + "\n")
            .collect(Collectors.joining()));
  }
}
