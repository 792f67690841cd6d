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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts of a move, unchanged, on two simulated hosts, there and back, with everything that
 * can go wrong going wrong once: {@link MoveCampaign} says how.
 */
class MoveSimulationTest {

  private static final int AT_A_TIME = 2;

  /** With {@code -Dmoves=disturbed} everything goes wrong on the other hosts, too. */
  private static final String OTHERS = System.getProperty("moves", "calm");

  private static final String MOUNT =
      """
      set -e
      exec 0<>/dev/fuse
      mount --internal-only -t fuse -o fd=0,rootmode=40000,user_id=0,group_id=0 apqlint "$1"
      shift
      exec "$@"
      """;

  @TempDir private Path root;

  /**
   * A guest whose queues are fewer than those of its mdev, on both hosts, where the driver filters.
   *
   * @param state whether it runs
   * @param hypervisor who has it
   */
  private static String specification(String generation, String state, String hypervisor) {
    String host =
        """
        host %s {
            driver %s
            adapters 3, 5, 6
            domains 4, 6, 0x47, 0xab, 0xff
            control-domains same
            apmask all but 5, 6
            aqmask all but 4, 0x47, 0xab, 0xff
            %s
        }
        """;
    String unbound = generation.equals("static") ? "" : "queue 06.00ab unbound";
    String mdev =
        """
        mdev %s on %s {
            uuid %s
            adapters 5, 6
            domains 4, 0xab
            control-domains 4
        }
        """;
    String guest = "\"a;rm -rf \\\"$HOME\\\" <x>&'\"";
    return host.formatted("zeus", generation, unbound)
        + host.formatted("hera", generation, unbound)
        + mdev.formatted("here", "zeus", "62177883-f1bb-47f0-914d-32a22e3a8804")
        + mdev.formatted("there", "hera", "5d0f3a2e-8c1b-4d7e-9f61-7a3f0c2b9e14")
        + """
        mdev other on hera {
            uuid cef03c3c-903d-4ecc-9a83-40694cb8aee4
            adapters 5
            domains 0x47, 0xff
        }
        guest %s on zeus {
            uses here
            state %s
            hypervisor %s
            device-id crypto0
        }
        migrate %s on zeus to hera using there
        """
            .formatted(guest, state, hypervisor, guest);
  }

  @Test
  void everyFaultIsToldAndThereIsAlwaysAWay() throws Exception {
    assumeThat(FaultInjectionTest.canMount())
        .as("a mount namespace with a FUSE file system is needed: root, /dev/fuse, unshare")
        .isTrue();
    List<List<String>> moves =
        List.of(
            move("ap-config", "running", "libvirt", "disturbed", "sysfs"),
            move("dynamic", "running", "libvirt", "disturbed", "sysfs"),
            move("static", "running", "libvirt", OTHERS, "sysfs"),
            move("dynamic", "running", "qemu", "disturbed", "sysfs"),
            move("v10", "running", "libvirt", OTHERS, "sysfs"),
            move("v10", "running", "qemu", OTHERS, "sysfs"),
            move("dynamic-delta", "running", "libvirt", OTHERS, "sysfs"),
            move("ap-config", "shut-off", "libvirt", OTHERS, "sysfs"),
            move("driver-override", "running", "libvirt", OTHERS, "sysfs"),
            move("ap-config", "running", "libvirt", OTHERS, "virsh"));
    List<Process> running = new ArrayList<>();
    List<Path> outputs = new ArrayList<>();
    for (int part = 0; part < AT_A_TIME; part++) {
      Path folder = Files.createDirectories(root.resolve("part" + part));
      outputs.add(folder.resolve("output"));
      running.add(start(folder, part, moves));
    }
    Figures all = Figures.NONE;
    int campaigns = 0;
    StringBuilder text = new StringBuilder();
    int status = 0;
    for (int part = 0; part < AT_A_TIME; part++) {
      status |= running.get(part).waitFor();
      text.append(Files.readString(outputs.get(part), StandardCharsets.UTF_8));
    }
    for (Matcher line = FaultInjectionTest.FIGURES.matcher(text); line.find(); campaigns++) {
      all = all.plus(FaultInjectionTest.figures(line));
    }
    System.out.println("moves: " + all);
    assertThat(status).as(text.toString()).isZero();
    assertThat(text.toString().lines().toList()).hasSize(campaigns);
    assertThat(campaigns).isEqualTo(moves.size());
    assertThat(all.writes()).isPositive();
    // Each way has eight writes, and libvirt is told ten things.
    assertThat(all.faults()).isGreaterThan(3 * 3 * (8 + 8));
    assertThat(List.of(all.truthful(), all.converged(), all.undone()))
        .as(text.toString())
        .containsOnly(all.faults());
  }

  /** The file of a specification, whether anything goes wrong, and who makes mdevs. */
  private List<String> move(
      String generation, String state, String hypervisor, String how, String via)
      throws IOException {
    Path file = root.resolve(generation + ", " + state + ", " + hypervisor + ", " + via + ".apq");
    Files.writeString(file, specification(generation, state, hypervisor));
    return List.of(file.toString(), how, via);
  }

  private static Process start(Path folder, int part, List<List<String>> moves) throws IOException {
    Path mountpoint = Files.createDirectories(folder.resolve("sys"));
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
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MoveCampaignMain.class.getName(),
                mountpoint.toString(),
                folder.resolve("work").toString()));
    for (int i = part; i < moves.size(); i += AT_A_TIME) {
      command.addAll(moves.get(i));
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }
}
