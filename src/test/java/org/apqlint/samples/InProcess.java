package org.apqlint.samples;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apqlint.Checked;
import org.apqlint.cli.Console;
import org.apqlint.cli.Main;
import org.apqlint.cli.Program;
import org.apqlint.engine.Engine;

/** Runs apqlint within the test, in the directory of a scenario. */
final class InProcess {

  /** What the program printed, and its exit code. */
  record Result(int exitCode, String out, String err) {}

  private InProcess() {}

  static Result run(Command command) {
    return run(console -> Main.run(command.args().toArray(String[]::new), console), command);
  }

  /** The same with another engine. */
  static Result run(Command command, Engine engine) {
    return run(
        console -> Program.run(engine, command.args().toArray(String[]::new), console), command);
  }

  private static Result run(ToIntFunction<Console> program, Command command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        program.applyAsInt(
            new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                command.scenario(),
                Map.of(),
                false,
                Clock.fixed(
                    Checked.TODAY.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC)));
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
