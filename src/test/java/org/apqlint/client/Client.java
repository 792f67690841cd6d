package org.apqlint.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs programs that others made. */
public final class Client {

  private static final int PATIENCE_SECONDS = 60;

  /** The exit status of a program, and what it printed to its two streams. */
  public record Result(int status, String out, String err) {
    /** Both streams: one after the other, as nobody knows how they mix. */
    public String text() {
      return out + err;
    }

    /** The output of a program that is to succeed. */
    public String ok() {
      assertThat(status).as(text()).isZero();
      return out;
    }
  }

  private Client() {}

  /** Skips the test where one of these programs is not installed. */
  public static void assumeInstalled(String... programs) {
    for (String program : programs) {
      assumeThat(has(program)).as(program + " is not installed").isTrue();
    }
  }

  private static boolean has(String program) {
    return find(program).isPresent();
  }

  /** Where an installed program is. */
  static Path path(String program) {
    return find(program).orElseThrow();
  }

  // Debian keeps daemons off the path of ordinary users.
  private static Optional<Path> find(String program) {
    return Arrays.stream((System.getenv("PATH") + ":/usr/sbin:/sbin").split(":"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Skips the test where such namespaces cannot be had: without root, or in a strict container. */
  static void assumeNamespaces(List<String> unshare) {
    assumeInstalled("unshare", "bash");
    List<String> command = new ArrayList<>(unshare);
    command.addAll(List.of("mount", "-t", "tmpfs", "tmpfs", "/mnt"));
    Result mounted = run(Map.of(), "", command);
    assumeThat(mounted.status() == 0)
        .as("namespaces are needed, which take root: " + mounted.text().strip())
        .isTrue();
  }

  public static Result run(String... command) {
    return run(Map.of(), "", List.of(command));
  }

  /** Runs a program that reads this input; one that takes too long is killed. */
  public static Result run(Map<String, String> environment, String input, List<String> command) {
    Process process = null;
    Path out = null;
    Path err = null;
    try {
      out = Files.createTempFile("client", ".out");
      err = Files.createTempFile("client", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().put("LC_ALL", "C");
      builder.environment().putAll(environment);
      process = builder.start();
      give(process, input);
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Result result = new Result(ended ? process.exitValue() : -1, text(out), text(err));
      assertThat(ended).as(command + " takes too long: " + result.text()).isTrue();
      return result;
    } catch (IOException e) {
      throw new AssertionError(command.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(command.toString(), e);
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
      delete(out);
      delete(err);
    }
  }

  private static void give(Process process, String input) {
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading everything: why is in what it said.
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static void delete(Path file) {
    if (file != null && !file.toFile().delete()) {
      throw new AssertionError("cannot delete " + file);
    }
  }
}
