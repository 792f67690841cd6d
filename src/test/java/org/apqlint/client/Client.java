package org.apqlint.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs that others made. */
final class Client {

  private static final int PATIENCE_SECONDS = 60;

  /** The exit status of a program, and what it printed to either stream. */
  record Result(int status, String text) {
    /** The text of a program that is to succeed. */
    String ok() {
      assertThat(status).as(text).isZero();
      return text;
    }
  }

  private Client() {}

  /** Skips the test where one of these programs is not installed. */
  static void assumeInstalled(String... programs) {
    for (String program : programs) {
      assumeThat(has(program)).as(program + " is not installed").isTrue();
    }
  }

  // Debian keeps daemons off the path of ordinary users.
  private static boolean has(String program) {
    return Arrays.stream((System.getenv("PATH") + ":/usr/sbin:/sbin").split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /** Skips the test where no mount namespace can be had: without root, or in a strict container. */
  static void assumeMountNamespaces() {
    assumeInstalled("unshare", "bash");
    Result mounted = run("unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt");
    assumeThat(mounted.status())
        .as("a mount namespace is needed, which takes root: " + mounted.text())
        .isZero();
  }

  static Result run(String... command) {
    return run(Map.of(), "", List.of(command));
  }

  /** Runs a program that reads this input; one that takes too long is killed. */
  static Result run(Map<String, String> environment, String input, List<String> command) {
    Path output = null;
    Process process = null;
    try {
      output = Files.createTempFile("client", ".output");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().put("LC_ALL", "C");
      builder.environment().putAll(environment);
      process = builder.start();
      try (var out = process.getOutputStream()) {
        out.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It ended without reading everything: what it said of that is in its output.
      }
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      String text = Files.readString(output, StandardCharsets.UTF_8);
      assertThat(ended).as(command + " takes too long: " + text).isTrue();
      return new Result(process.exitValue(), text);
    } catch (IOException e) {
      throw new AssertionError(command.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(command.toString(), e);
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
      delete(output);
    }
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
