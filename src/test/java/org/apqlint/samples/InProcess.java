package org.apqlint.samples;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apqlint.cli.Console;
import org.apqlint.cli.Main;

/** Runs apqlint within the test, in the directory of a scenario. */
final class InProcess {

  /** What the program printed, and its exit code. */
  record Result(int exitCode, String out, String err) {}

  private InProcess() {}

  static Result run(Command command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Main.run(
            command.args().toArray(String[]::new),
            new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                command.scenario(),
                Map.of(),
                false));
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
