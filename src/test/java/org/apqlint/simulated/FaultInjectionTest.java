package org.apqlint.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts that provision and that take back, unchanged, on a simulated host of each generation:
 * every single write fails once, and each script is killed once after every single write.
 */
class FaultInjectionTest {

  private static final List<String> GENERATIONS =
      List.of("static", "v10", "dynamic-delta", "dynamic", "ap-config", "driver-override");

  /** Mounts, in a namespace of its own, and becomes the program that answers. */
  private static final String MOUNT =
      """
      set -e
      exec 0<>/dev/fuse
      mount --internal-only -t fuse -o fd=0,rootmode=40000,user_id=0,group_id=0 apqlint "$1"
      shift
      exec "$@"
      """;

  private static final Pattern FIGURES =
      Pattern.compile(
          "writes (\\d+), faults injected (\\d+), truthful reports (\\d+),"
              + " converged second runs (\\d+), undone (\\d+)");

  @TempDir private Path root;

  private static String specification(String generation) {
    return """
        host zeus {
            driver %s
            adapters 3, 5, 6
            domains 4, 6, 0x47, 0xab, 0xff
            control-domains same
            apmask all but 5, 6
            aqmask all but 4, 0x47, 0xab, 0xff
        }

        mdev one on zeus {
            uuid 62177883-f1bb-47f0-914d-32a22e3a8804
            adapters 5, 6
            domains 4, 0xab
            control-domains same
        }

        mdev two on zeus {
            uuid cef03c3c-903d-4ecc-9a83-40694cb8aee4
            adapters 5
            domains 0x47, 0xff
        }

        guest "a;rm -rf \\"$HOME\\" <x>&'" on zeus {
            uses one
            state running
        }
        """
        .formatted(generation);
  }

  @Test
  void everyFaultIsToldAndASecondRunConverges() throws Exception {
    assumeThat(canMount())
        .as("a mount namespace with a FUSE file system is needed: root, /dev/fuse, unshare")
        .isTrue();
    Path mountpoint = Files.createDirectory(root.resolve("sys"));
    List<String> command =
        new ArrayList<>(
            List.of(
                "unshare",
                "--mount",
                "bash",
                "-c",
                MOUNT,
                "mount",
                mountpoint.toString(),
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CampaignMain.class.getName(),
                mountpoint.toString(),
                root.resolve("work").toString()));
    for (String generation : GENERATIONS) {
      Path spec = root.resolve(generation + ".apq");
      command.add(Files.writeString(spec, specification(generation)).toString());
    }
    Path output = root.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int status = process.waitFor();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    Figures all = Figures.NONE;
    int campaigns = 0;
    for (Matcher line = FIGURES.matcher(text); line.find(); campaigns++) {
      all = all.plus(figures(line));
    }
    System.out.println(all);
    assertThat(status).as(text).isZero();
    assertThat(campaigns).as(text).isEqualTo(2 * GENERATIONS.size());
    assertThat(all.faults()).isEqualTo(2 * all.writes()).isPositive();
    assertThat(List.of(all.truthful(), all.converged(), all.undone()))
        .as(text)
        .containsOnly(all.faults());
  }

  private static Figures figures(Matcher line) {
    int[] numbers = new int[5];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(line.group(i + 1));
    }
    return new Figures(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  }

  private static boolean canMount() throws IOException, InterruptedException {
    if (!Files.isReadable(Path.of("/dev/fuse"))) {
      return false;
    }
    Process process =
        new ProcessBuilder("unshare", "--mount", "true")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0;
  }
}
