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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts that provision and that take back, unchanged, on a simulated host of each generation,
 * and with the tools of the host: {@link Campaign} says how they are disturbed.
 */
class FaultInjectionTest {

  private static final List<String> GENERATIONS =
      List.of("static", "v10", "dynamic-delta", "dynamic", "ap-config", "driver-override");

  private static final int AT_A_TIME = 2;

  /** Who makes the mdevs and who keeps the masks, on which generation. */
  private record Target(String via, String pools, String generation) {}

  /** Mounts, in a namespace of its own, and becomes the program that answers. */
  private static final String MOUNT =
      """
      set -e
      exec 0<>/dev/fuse
      mount --internal-only -t fuse -o fd=0,rootmode=40000,user_id=0,group_id=0 apqlint "$1"
      mount --bind "$2" /etc/mdevctl.d
      shift 2
      exec "$@"
      """;

  static final Pattern FIGURES =
      Pattern.compile(
          "writes (\\d+), calls (\\d+), faults injected (\\d+), truthful reports (\\d+),"
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

  /** Without masks: each queue of an mdev is overridden. */
  private static String withoutMasks(String specification) {
    return specification
        .lines()
        .filter(line -> !line.contains("mask all but"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void everyFaultIsToldAndASecondRunConverges() throws Exception {
    run(GENERATIONS.stream().map(generation -> new Target("sysfs", "sysfs", generation)).toList());
  }

  @Test
  void soItIsWithTheToolsOfTheHost() throws Exception {
    run(
        List.of(
            new Target("mdevctl", "chzdev", "ap-config"),
            new Target("mdevctl", "chzdev", "dynamic-delta"),
            new Target("virsh", "udev", "ap-config"),
            new Target("sysfs", "override", "driver-override"),
            new Target("sysfs", "kernel-cmdline", "ap-config")));
  }

  private void run(List<Target> targets) throws Exception {
    assumeThat(canMount())
        .as("a mount namespace with a FUSE file system is needed: root, /dev/fuse, unshare")
        .isTrue();
    assumeThat(Files.isDirectory(Path.of("/etc/mdevctl.d"))).as("mdevctl is not there").isTrue();
    List<Process> running = new ArrayList<>();
    List<Path> outputs = new ArrayList<>();
    for (int part = 0; part < AT_A_TIME; part++) {
      Path folder = Files.createDirectories(root.resolve("part" + part));
      outputs.add(folder.resolve("output"));
      running.add(start(folder, part, targets));
    }
    Figures all = Figures.NONE;
    int campaigns = 0;
    StringBuilder text = new StringBuilder();
    int status = 0;
    for (int part = 0; part < AT_A_TIME; part++) {
      status |= running.get(part).waitFor();
      text.append(Files.readString(outputs.get(part), StandardCharsets.UTF_8));
    }
    for (Matcher line = FIGURES.matcher(text); line.find(); campaigns++) {
      all = all.plus(figures(line));
    }
    System.out.println(all);
    assertThat(status).as(text.toString()).isZero();
    assertThat(text.toString().lines().toList()).hasSize(campaigns);
    assertThat(campaigns).isEqualTo(2 * targets.size());
    assertThat(all.writes()).isPositive();
    int guests = 2 * targets.size();
    assertThat(all.faults()).isEqualTo(4 * all.writes() + 2 * all.calls() + guests);
    assertThat(List.of(all.truthful(), all.converged(), all.undone()))
        .as(text.toString())
        .containsOnly(all.faults());
  }

  /** A program of its own for every so manieth target. */
  private static Process start(Path folder, int part, List<Target> targets) throws IOException {
    Path mountpoint = Files.createDirectories(folder.resolve("sys"));
    Path definitions = Files.createDirectories(folder.resolve("mdevctl.d"));
    Files.createDirectories(definitions.resolve("scripts.d/callouts"));
    Files.createDirectories(definitions.resolve("scripts.d/notifiers"));
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
                definitions.toString(),
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Otherwise it reads below /sys now and then, which it answers for itself.
                "-XX:-UseContainerSupport",
                "-cp",
                System.getProperty("java.class.path"),
                CampaignMain.class.getName(),
                mountpoint.toString(),
                folder.resolve("work").toString(),
                definitions.toString()));
    for (int i = part; i < targets.size(); i += AT_A_TIME) {
      Target target = targets.get(i);
      String text = specification(target.generation);
      Path spec = folder.resolve(i + ".apq");
      Files.writeString(spec, target.pools.equals("override") ? withoutMasks(text) : text);
      command.addAll(List.of(target.via, target.pools, spec.toString()));
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  static Figures figures(Matcher line) {
    int[] numbers = new int[6];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(line.group(i + 1));
    }
    return new Figures(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
  }

  static boolean canMount() throws IOException, InterruptedException {
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
