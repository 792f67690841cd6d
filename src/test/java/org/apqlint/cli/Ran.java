package org.apqlint.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.apqlint.Checked;

/** What a command line printed, and its exit code. */
record Ran(int code, String out, String err) {

  /** What a run is told of the terminal. */
  record Setting(boolean terminal, Map<String, String> env, Path cwd) {}

  static Setting terminal() {
    return new Setting(true, Map.of(), Path.of(""));
  }

  static Setting terminal(String variable, String value) {
    return new Setting(true, Map.of(variable, value), Path.of(""));
  }

  static Ran with(Pipeline pipeline, String... args) {
    return on(new Setting(false, Map.of(), Path.of("")), pipeline, args);
  }

  static Ran on(Setting setting, Pipeline pipeline, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            setting.cwd(),
            setting.env(),
            setting.terminal(),
            Clock.fixed(Checked.TODAY.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    int code = Main.run(args, console, pipeline);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
