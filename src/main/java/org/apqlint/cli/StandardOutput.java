package org.apqlint.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Standard output of the process. A print stream swallows what goes wrong, and half a script, or
 * half a specification, must not pass for a whole one.
 */
final class StandardOutput extends OutputStream {

  private final OutputStream target;
  private IOException failure;

  StandardOutput(OutputStream target) {
    this.target = target;
  }

  /** What to print to; UTF-8. */
  PrintStream stream() {
    return new PrintStream(this, false, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      target.write(bytes, from, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /**
   * The exit code of a run that would have had this one: failure if not all of its output was
   * written. A reader that has seen enough, such as {@code head}, has closed the pipe itself.
   */
  int settle(int code, PrintStream err) {
    if (failure == null || closedByReader()) {
      return code;
    }
    err.println("apqlint: cannot write to standard output: " + Failures.reason(failure));
    err.flush();
    return ExitCode.FAILURE.code();
  }

  private boolean closedByReader() {
    String message = failure.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains("broken pipe");
  }
}
