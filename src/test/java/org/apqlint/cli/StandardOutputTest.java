package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output that gets lost is a failure. */
class StandardOutputTest {

  /** Takes so many bytes, and then no more. */
  private record Disk(int room, String reason, ByteArrayOutputStream written) {

    OutputStream stream() {
      return new OutputStream() {
        @Override
        public void write(int one) throws IOException {
          if (written.size() == room) {
            throw new IOException(reason);
          }
          written.write(one);
        }
      };
    }
  }

  private static String settled(int room, String reason, int expected) {
    Disk disk = new Disk(room, reason, new ByteArrayOutputStream());
    StandardOutput output = new StandardOutput(disk.stream());
    PrintStream stream = output.stream();
    stream.print("a script");
    stream.flush();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(output.settle(1, new PrintStream(err))).isEqualTo(expected);
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aFullDiskIsTold() {
    assertThat(settled(4, "No space left on device", 2))
        .isEqualTo("apqlint: cannot write to standard output: No space left on device\n");
  }

  @Test
  void whatFitsIsNoMatter() {
    assertThat(settled(8, "No space left on device", 1)).isEmpty();
  }

  @Test
  void aReaderMayHaveSeenEnough() {
    assertThat(settled(0, "Broken pipe", 1)).isEmpty();
  }

  @Test
  void theProgramFailsWhereNothingCanBeWritten(@TempDir Path directory)
      throws IOException, InterruptedException {
    File full = new File("/dev/full");
    assertThat(full).as("what Linux has for this").exists();
    File err = directory.resolve("err").toFile();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "explain",
                "05.0047")
            .redirectOutput(full)
            .redirectError(err)
            .start();
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(err).content().startsWith("apqlint: cannot write to standard output: ");
  }
}
