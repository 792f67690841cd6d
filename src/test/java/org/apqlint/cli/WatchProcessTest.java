package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, as it waits: an edit makes it report again, Ctrl-C ends it. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class WatchProcessTest {

  private static final String HOST =
      "host zeus {\n    kernel 6.12\n    adapters 5, 6\n    domains 4\n}\n";
  private static final String WAITS = "Ctrl-C ends it";
  private static final int PATIENCE_SECONDS = 60;

  @TempDir private Path directory;

  @Test
  void reportsAgainUntilItIsInterrupted() throws IOException, InterruptedException {
    Path spec = Files.writeString(directory.resolve("zeus.apq"), HOST);
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("target/classes").toAbsolutePath()
                    + System.getProperty("path.separator")
                    + System.getProperty("java.class.path"),
                "org.apqlint.cli.Main",
                "check",
                "--watch",
                ".")
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      await(process, err, 1);
      Files.writeString(spec, HOST.replace("zeus", "hera"));
      await(process, err, 2);
      assertThat(out).content().containsSubsequence("host zeus", "host hera");
      new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue())
          .as("as a shell says of a program that Ctrl-C ends")
          .isEqualTo(130);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void await(Process process, Path err, int times)
      throws IOException, InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
      String text = Files.readString(err);
      if (text.split(WAITS, -1).length > times) {
        return;
      }
      assertThat(process.isAlive()).as(text).isTrue();
      Thread.sleep(100);
    }
    throw new AssertionError("it does not wait " + times + " times: " + Files.readString(err));
  }
}
