package org.apqlint.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs of the system. */
final class Shell {

  private static final int PATIENCE_SECONDS = 60;

  /** What a program printed, on both streams, and its exit code. */
  record Result(int exitCode, String output) {}

  private Shell() {}

  /** Whether there is such a program. */
  static boolean has(String program) {
    try {
      return run(Path.of("."), Map.of(), List.of(program, "--version")).exitCode() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  static Result run(Path directory, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command + " takes too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return new Result(process.exitValue(), output);
  }
}
