package org.apqlint.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import org.apqlint.report.Glyphs;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program. */
public final class Main {

  /** Set by the launcher, which can ask the shell. */
  private static final String TERMINAL = "apqlint.terminal";

  /** The same for standard error, about which a virtual machine knows nothing. */
  private static final String ERROR_TERMINAL = "apqlint.terminal.err";

  private static final Set<String> READING =
      Set.of("check", "script", "matrix", "why", "upgrade", "migrate", "baseline");

  private Main() {}

  /** Runs the program and ends the virtual machine with its exit code. */
  public static void main(String[] args) {
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    Console console =
        new Console(
            System.in,
            output.stream(),
            new PrintStream(
                new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8),
            Path.of(""),
            System.getenv(),
            terminal(),
            Clock.systemUTC(),
            "yes".equals(System.getProperty(ERROR_TERMINAL)),
            System::nanoTime);
    int code = run(args, console);
    console.out().flush();
    console.err().flush();
    // halt skips shutdown hooks, of which there are none, and does not wait for the rule base.
    Runtime.getRuntime().halt(output.settle(code, console.err()));
  }

  private static boolean terminal() {
    String told = System.getProperty(TERMINAL);
    return told == null ? System.console() != null : told.equals("yes");
  }

  /** Runs the program in this world and returns its exit code; it never throws for bad input. */
  public static int run(String[] args, Console console) {
    return run(args, console, new EnginePipeline());
  }

  static int run(String[] args, Console console, Pipeline pipeline) {
    boolean debug =
        Arrays.asList(args).contains("--debug")
            || !console.env().getOrDefault("APQLINT_DEBUG", "").isEmpty();
    Context context = new Context(console, pipeline);
    try {
      if (args.length > 0 && READING.contains(args[0])) {
        pipeline.prepare();
      }
      CommandLine commands = ApqlintCommand.build(context, args);
      commands.setOut(writer(console.out()));
      commands.setErr(writer(console.err()));
      commands.setColorScheme(
          Help.defaultColorScheme(console.coloured() ? Help.Ansi.ON : Help.Ansi.OFF));
      commands.setParameterExceptionHandler((problem, any) -> usage(problem, console));
      commands.setExecutionExceptionHandler(
          (problem, command, any) -> failure(problem, context, debug));
      int code = commands.execute(args);
      if (code != ExitCode.FAILURE.code()) {
        context.end();
      }
      return code;
    } catch (RuntimeException | Error problem) {
      return failure(problem, context, debug);
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static int usage(ParameterException problem, Console console) {
    console.err().println("apqlint: " + Glyphs.visible(problem.getMessage()));
    PrintWriter err = writer(console.err());
    UnmatchedArgumentException.printSuggestions(problem, err);
    err.flush();
    console
        .err()
        .println("see `" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help`");
    return ExitCode.FAILURE.code();
  }

  private static int failure(Throwable problem, Context context, boolean debug) {
    context.clearTheWay();
    Console console = context.console();
    if (problem instanceof CommandFailure) {
      console.err().println("apqlint: " + Glyphs.visible(problem.getMessage()));
    } else if (problem instanceof OutOfMemoryError) {
      console.err().println("apqlint: out of memory: give it more with APQLINT_JAVA_OPTS=-Xmx4g");
    } else {
      console
          .err()
          .println(
              "apqlint: internal error: "
                  + Glyphs.visible(problem.toString())
                  + (debug ? "" : " (please report it, with what --debug prints)"));
    }
    if (debug) {
      problem.printStackTrace(console.err());
    }
    return ExitCode.FAILURE.code();
  }
}
