package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apqlint.Goldens;
import org.apqlint.Moves;
import org.apqlint.analysis.Move;
import org.apqlint.model.Generation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of a guest's move: what is in them, shellcheck, and dry runs of every stage. */
class MoveFolderTest {

  private static final Map<String, List<String>> STAGES =
      Map.of(
          "hera",
          List.of("prepare", "arrive", "verify", "back"),
          "zeus",
          List.of("check", "leave", "back", "release"));

  @TempDir private Path directory;

  /** A guest that moves from zeus to hera. */
  static String specification(String generation, String guest, String facts) {
    String host =
        """
        host %s {
            driver %s
            adapters 3, 5, 6 type cex6c mode cca
            domains 4, 6, 0x47, 0xab, 0xff
            control-domains same
            apmask all but 5, 6
            aqmask all but 4, 0x47, 0xab, 0xff
            queue 05-06.0004 key aes 0x00a1b2c3d4e5f607
            queue 05-06.00ab key ep11 0x1111222233334444 5555666677778888
        }
        """;
    return host.formatted("zeus", generation)
        + host.formatted("hera", generation)
        + """
        mdev db-crypto on zeus {
            uuid 62177883-f1bb-47f0-914d-32a22e3a8804
            adapters 5, 6
            domains 4, 0xab
            control-domains same
        }
        mdev other on hera {
            adapters 5
            domains 0x47
        }
        mdev db-crypto on hera {
            uuid 62177883-f1bb-47f0-914d-32a22e3a8804
            adapters 5, 6
            domains 4, 0xab
            control-domains same
        }
        guest %s on zeus {
        %s
        }
        migrate %s on zeus to hera
        """
            .formatted(guest, facts, guest);
  }

  private static Move move(String generation, String guest, String... facts) {
    StringBuilder lines = new StringBuilder();
    for (String fact : facts) {
      lines.append("    ").append(fact).append('\n');
    }
    String text = specification(generation, guest, lines.toString().stripTrailing());
    // The same UUID on two hosts is for the two ends of a move.
    return Moves.of(
        text.contains("uses ") ? text : text.replaceFirst("62177883-f1bb", "72177883-f1bb"));
  }

  private static List<Move> moves() {
    List<Move> moves = new ArrayList<>();
    for (Generation generation : Generation.values()) {
      moves.add(move(generation.toString(), "db", "uses db-crypto", "state running"));
      moves.add(
          move(
              generation.toString(),
              "db",
              "uses db-crypto",
              "state running",
              "hypervisor qemu",
              "device-id crypto0"));
    }
    moves.add(move("ap-config", "db", "uses db-crypto", "state shut-off"));
    moves.add(move("ap-config", "db", "uses db-crypto", "hypervisor qemu", "state shut-off"));
    moves.add(move("dynamic", "db", "state running"));
    moves.add(move("dynamic", "db", "state running", "hypervisor qemu"));
    moves.add(
        move(
            "dynamic", "\"-a;rm -rf \\\"$HOME\\\" <x>&'`id`\"", "uses db-crypto", "state running"));
    moves.add(
        move(
            "dynamic",
            "\"-a;rm -rf \\\"$HOME\\\" <x>&'`id`\"",
            "uses db-crypto",
            "hypervisor qemu",
            "device-id a-1.b",
            "state running"));
    return moves;
  }

  private void place(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
  }

  private static String script(Map<String, String> files, String start) {
    return files.keySet().stream().filter(name -> name.startsWith(start)).findFirst().orElseThrow();
  }

  /** Of all scripts with the same functions one is checked whole, with the stages of the others. */
  @Test
  void shellcheckFindsNothing() throws Exception {
    assumeTrue(Shell.has("shellcheck"), "shellcheck is not installed");
    Map<String, Set<String>> byFunctions = new LinkedHashMap<>();
    for (Move move : moves()) {
      for (Targets.Via via : Targets.Via.values()) {
        Targets targets = new Targets(via, Targets.Pools.SYSFS, Targets.Guests.AS_DECLARED);
        for (String text :
            List.of(
                TargetEndWriter.write(move, targets, List.of()),
                SourceEndWriter.write(move, targets, List.of()),
                InsideWriter.write(move))) {
          String[] parts = text.split("(?=# What follows is the host)", 2);
          byFunctions
              .computeIfAbsent(
                  parts[0].substring(parts[0].indexOf("\nset -euo")), f -> new LinkedHashSet<>())
              .add(parts[1]);
        }
      }
    }
    List<String> command = new ArrayList<>(List.of("shellcheck", "-s", "bash"));
    for (Map.Entry<String, Set<String>> same : byFunctions.entrySet()) {
      String file = "script" + command.size() + ".sh";
      Files.writeString(
          directory.resolve(file),
          "#!/bin/bash" + same.getKey() + String.join("", same.getValue()));
      command.add(file);
    }
    assertThat(Shell.run(directory, Map.of(), command.toArray(String[]::new)).text()).isEmpty();
  }

  @Test
  void dryRunsNeedNoHost() throws Exception {
    for (Move move : moves()) {
      for (Targets.Via via : Targets.Via.values()) {
        Map<String, String> files =
            MoveFolder.files(
                move, new Targets(via, Targets.Pools.SYSFS, Targets.Guests.AS_DECLARED), List.of());
        place(files);
        for (String host : STAGES.keySet()) {
          for (String stage : STAGES.get(host)) {
            Shell.Result ran = run(script(files, host), stage, "DRY_RUN", "1");
            assertThat(ran.status()).as(stage + ran.text()).isZero();
            assertThat(ran.text()).endsWith("== this was a dry run: nothing was changed\n");
          }
        }
      }
    }
  }

  private Shell.Result run(String script, String stage, String name, String value)
      throws IOException, InterruptedException {
    return Shell.run(
        directory,
        Map.of("SYSFS", directory + "/none", "PROC", directory + "/none", name, value),
        "bash",
        script,
        stage);
  }

  @Test
  void withoutStageItSaysWhichThereAre() throws Exception {
    Map<String, String> files =
        MoveFolder.files(move("ap-config", "db", "uses db-crypto", "state running"), List.of());
    place(files);
    for (String stage : List.of("", "leave-it", "1")) {
      Shell.Result ran = run("zeus-db.sh", stage, "KEEP", "0");
      assertThat(ran.status()).isEqualTo(2);
      assertThat(ran.text())
          .startsWith("usage: bash zeus-db.sh STAGE\n  check ")
          .contains("\n  leave ", "\n  back ", "\n  release ");
    }
  }

  @Test
  void theFolderHasAllOfIt() {
    Map<String, String> files =
        MoveFolder.files(
            move("ap-config", "db", "uses db-crypto", "state running"),
            new Targets(Targets.Via.MDEVCTL, Targets.Pools.SYSFS, Targets.Guests.AS_DECLARED),
            List.of());
    assertThat(files.keySet())
        .containsExactlyInAnyOrder(
            "hera-db.sh",
            "zeus-db.sh",
            "inside-db.sh",
            "hostdev-62177883-f1bb-47f0-914d-32a22e3a8804.xml",
            "mdev-62177883-f1bb-47f0-914d-32a22e3a8804.json",
            "README.md",
            "SHA256SUMS");
    assertThat(Checksums.firstForeign(files)).isEmpty();
  }

  @Test
  void whatIsWrittenIsApproved() throws IOException {
    Path goldens = Path.of("src/test/resources/script/move");
    for (String hypervisor : List.of("libvirt", "qemu")) {
      Move move =
          move("ap-config", "db", "uses db-crypto", "state running", "hypervisor " + hypervisor);
      Map<String, String> files = MoveFolder.files(move, List.of());
      for (String name : List.of("hera-db.sh", "zeus-db.sh", "inside-db.sh", "README.md")) {
        String[] parts = name.split("\\.");
        Goldens.verify(
            Stream.of(files.get(name).split("(?s)set -euo pipefail.*?\n(?=# What follows)"))
                .reduce((head, rest) -> head + "set -euo pipefail\n\n# (functions)\n\n" + rest)
                .orElseThrow(),
            goldens,
            hypervisor + "-" + parts[0],
            parts[1]);
      }
    }
  }
}
