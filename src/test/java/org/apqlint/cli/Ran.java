package org.apqlint.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.LongSupplier;
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
    return by(setting, pipeline, System::nanoTime, false, args);
  }

  /** The same by a clock of its own, and maybe with standard error on a terminal. */
  static Ran by(
      Setting setting,
      Pipeline pipeline,
      LongSupplier nanos,
      boolean errorTerminal,
      String... args) {
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
            Clock.fixed(Checked.TODAY.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC),
            errorTerminal,
            nanos);
    int code = Main.run(args, console, pipeline);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
