package org.apqlint.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apqlint.model.Generation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A specification is provisioned on a simulated host, the script of facts prints that host, and
 * what is printed says the same; nothing is written to the host meanwhile.
 */
class FactsRoundTripTest {

  /** More with {@code -Droundtrips=50}. */
  private static final int RANDOM = Integer.getInteger("roundtrips", 4);

  /** Mounts, in a namespace of its own, and becomes the program that answers. */
  private static final String MOUNT =
      """
      set -e
      exec 0<>/dev/fuse
      mount --internal-only -t fuse -o fd=0,rootmode=40000,user_id=0,group_id=0 apqlint "$1"
      shift
      exec "$@"
      """;

  /**
   * Cards, queues that are not as they should be, an mdev without anything, guests of all kinds.
   */
  private static final String MANY =
      """
      host "zeus 2" {
          driver %s
          adapters 3 type cex3c hwtype 9
          adapters 5 type cex8c mode cca hwtype 14 serial 93AABDFW functions S--D--NHF-
          adapters 6 type cex8c mode cca hwtype 14 serial 93AABDFX functions S--D--NHF-
          adapters 7 type cex6p mode ep11 hwtype 12 functions S----XN-F-
          adapters 8 type cex6p mode ep11 hwtype 12 functions 0x86808000
          adapters 0xfe
          domains 4, 6, 0x47, 0xab, 0xff
          control-domains 1, 4, 6, 0x47, 0xab, 0xff
          max-adapter 254
          without apqi
          apmask all but 5, 6
          aqmask all but 4, 0x47, 0xab, 0xff
          queue 05.00ab, 07.0047, 0xfe.* unbound
          queue 08.0006 absent
      }

      mdev one on "zeus 2" {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 5, 6
          domains 4, %s
          control-domains same
          start auto
      }

      mdev two on "zeus 2" {
          uuid cef03c3c-903d-4ecc-9a83-40694cb8aee4
          adapters 6
          domains 0x47
          control-domains 1, 4
      }

      mdev nothing on "zeus 2" {
          uuid 8ad02a5e-3ee9-4b3c-8a5c-0b8c21a55e04
      }

      guest "a;rm -rf \\"$HOME\\" <x>&'" on "zeus 2" {
          uses one
          cpu host-model apqi=off
          state running
      }

      guest 7 on "zeus 2" {
          uses two
          cpu z14 ap=on apqci=on apft=on
      }

      guest idle on "zeus 2" {
          cpu host
          state running
      }
      """;

  /** The masks of the kernel command line are in force. */
  private static final String BOOT =
      """
      host hera {
          driver %s
          adapters 0-9
          domains 0-0x20
          control-domains same
          boot apmask="0x%s" aqmask="+0-255,-0-31"
      }

      mdev one on hera {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 8, 9
          domains 0-0x1f
      }

      guest db on hera {
          uses one
      }
      """;

  /** Each queue by itself. */
  private static final String OVERRIDES =
      """
      host zeus {
          driver driver-override
          adapters 3, 5, 6
          domains 4, 0x47
          control-domains same
          override 05.0004, 06.* with vfio_ap
          override 05.0047 with cex4queue
          override 03.0047 with "no driver"
          queue 06.0047 unbound
      }

      mdev one on zeus {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 5, 6
          domains 4
      }

      guest db on zeus {
          uses one
          state running
      }
      """;

  @TempDir private Path root;

  private String specification(String name, String text) throws IOException {
    return Files.writeString(root.resolve(name + ".apq"), text).toString();
  }

  @Test
  void factsOfAProvisionedHostSayTheSame() throws Exception {
    assumeThat(Files.isReadable(Path.of("/dev/fuse")) && mounts())
        .as("a mount namespace with a FUSE file system is needed: root, /dev/fuse, unshare")
        .isTrue();
    List<String> specifications = new ArrayList<>();
    for (Generation generation : Generation.values()) {
      // Before there was a filter, a queue had to be bound to be assigned.
      String others = generation == Generation.STATIC ? "0xff" : "0xab";
      specifications.add(specification("many-" + generation, MANY.formatted(generation, others)));
      specifications.add(
          specification("boot-" + generation, BOOT.formatted(generation, "ff3" + "f".repeat(61))));
    }
    specifications.add(specification("overrides", OVERRIDES));
    Path mountpoint = Files.createDirectory(root.resolve("sys"));
    Stream<String> command =
        Stream.of(
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
            FactsRoundTripMain.class.getName(),
            mountpoint.toString(),
            root.resolve("work").toString(),
            Integer.toString(RANDOM));
    Path output = root.resolve("output");
    Process process =
        new ProcessBuilder(Stream.concat(command, specifications.stream()).toList())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int status = process.waitFor();
    String text = Files.readString(output);
    assertThat(status).as(text).isZero();
    System.out.println(text);
    assertThat(text)
        .contains("specifications {SAME=" + specifications.size() + "}\n")
        .doesNotContain("DIFFERENT");
    for (Generation generation : Generation.values()) {
      assertThat(text).containsPattern("random " + generation + " \\{SAME=" + RANDOM + "[,}]");
    }
  }

  private static boolean mounts() throws IOException, InterruptedException {
    return new ProcessBuilder("unshare", "--mount", "true")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
