package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.model.Generation;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.QueueException;
import org.apqlint.model.QueueSet;
import org.apqlint.model.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at work on a made-up tree: plain files, or a simulation behind each write. */
class ScriptRunTest {

  /** A virsh that keeps what it was told and remembers attached devices. */
  private static final String VIRSH =
      """
      #!/bin/bash
      printf '%q ' "$@" >>"$SYSFS/virsh"
      echo >>"$SYSFS/virsh"
      case $1 in
        dominfo) printf 'Id: 1\\nName:           %s\\nState: running\\n' "${2#--domain=}" ;;
        domstate) echo running ;;
        dumpxml) cat "$SYSFS"/attached 2>/dev/null ;;
        attach-device) cat "${3#--file=}" >>"$SYSFS/attached" ;;
      esac
      exit 0
      """;

  @TempDir private Path root;
  private Path matrix;
  private final ThreeGuests spec = new ThreeGuests();

  @BeforeEach
  void makeTheTree() throws IOException {
    assumeThat(Shell.has("bash")).as("bash is needed to run a script").isTrue();
    matrix = Files.createDirectories(root.resolve("devices/vfio_ap/matrix"));
    put("bus/ap/apmask", IdSet.ALL.toMask());
    put("bus/ap/aqmask", IdSet.ALL.toMask());
    put("bus/ap/ap_max_adapter_id", "255");
    put("bus/ap/ap_max_domain_id", "255");
    put("bus/ap/ap_adapter_mask", IdSet.of(3, 5, 6).toMask());
    put("bus/ap/ap_usage_domain_mask", IdSet.of(4, 6, 0x47, 0xab, 0xff).toMask());
    put("devices/vfio_ap/matrix/mdev_supported_types/vfio_ap-passthrough/create", "");
    Path virsh = root.resolve("bin/virsh");
    Files.createDirectories(virsh.getParent());
    Files.writeString(virsh, VIRSH);
    Files.setPosixFilePermissions(virsh, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void put(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.isEmpty() ? "" : text + "\n");
  }

  private Shell.Result run(String script, String... more) throws Exception {
    Path file = Files.writeString(root.resolve("script.bash"), script);
    Map<String, String> environment = new HashMap<>();
    environment.put("SYSFS", root.toString());
    environment.put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
    for (String name : more) {
      environment.put(name, "1");
    }
    return Shell.run(root, environment, "bash", file.toString());
  }

  private String script() {
    return BashWriter.write(ScriptPlanner.plan(spec.analysis()), List.of());
  }

  /** The script with a simulation behind each write. */
  private String simulated() throws IOException {
    String write = "{ printf '%s\\n' \"$value\" >\"$file\"; }";
    String script = script();
    assertThat(script).contains(write);
    try (var in = getClass().getResourceAsStream("/script/simulate.bash")) {
      String simulation = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return script
          .replace(write, "{ simulate \"$value\" \"$file\"; }")
          .replace("\n# What follows", "\n" + simulation + "\n# What follows");
    }
  }

  private List<String> writes() throws IOException {
    return Files.exists(root.resolve("writes"))
        ? Files.readAllLines(root.resolve("writes"))
        : List.of();
  }

  @Test
  void provisionsAndDoesNothingTheSecondTime() throws Exception {
    spec.guest1 = "a;rm -rf \"$HOME\" <x>&'";
    spec.control1 = IdSet.of(4);
    Shell.Result first = run(simulated());
    assertThat(first.text()).contains("== done: ");
    assertThat(first.status()).isZero();
    assertThat(Files.readAllLines(matrix.resolve(ThreeGuests.UUID1 + "/matrix")))
        .containsExactly("05.0004", "05.00ab", "06.0004", "06.00ab");
    assertThat(root.resolve("hostdev-" + ThreeGuests.UUID3 + ".xml"))
        .hasContent(CommandLines.hostdevXml(ThreeGuests.UUID3));
    assertThat(Files.readString(root.resolve("virsh")))
        .contains("attach-device --domain=a\\;rm\\ -rf\\ \\\"\\$HOME\\\"\\ \\<x\\>\\&\\' ");
    int writes = writes().size();

    Shell.Result second = run(simulated());
    assertThat(second.text()).contains("== done: 0 changes");
    assertThat(second.status()).isZero();
    assertThat(writes()).hasSize(writes);
  }

  @Test
  void writesWhatWasReplayedAndInThatOrder() throws Exception {
    spec.control1 = IdSet.of(4);
    HostAnalysis analysis = spec.analysis();
    List<Step> replayed =
        analysis.provisioning().orElseThrow().replay().steps().stream()
            .map(StepOutcome::step)
            .toList();
    assertThat(replayed).hasSize(2 + 3 + 10 + 1 + 3);
    assertThat(run(simulated()).status()).isZero();
    assertThat(writes()).isEqualTo(Writes.of(replayed, analysis.declared()));
  }

  @Test
  void assignsInTheOrderThatWasReplayed() throws Exception {
    spec.generation = Generation.DYNAMIC_DELTA;
    Matrix one = new Matrix(IdSet.of(6), IdSet.of(4));
    QueueSet queue = new QueueSet(List.of(new QueueSet.Term(one, spec.at(9), "06.0004")));
    spec.exceptions =
        List.of(
            new QueueException(queue, QueueException.State.UNBOUND, Optional.empty(), spec.at(9)));
    HostAnalysis analysis = spec.analysis();
    assertThat(run(simulated()).status()).isZero();
    assertThat(writes())
        .isEqualTo(
            Writes.of(
                analysis.provisioning().orElseThrow().replay().steps().stream()
                    .map(StepOutcome::step)
                    .toList(),
                analysis.declared()))
        .containsSubsequence(
            "171 /devices/vfio_ap/matrix/" + ThreeGuests.UUID1 + "/assign_domain",
            "4 /devices/vfio_ap/matrix/" + ThreeGuests.UUID1 + "/assign_domain");
  }

  @Test
  void aDryRunOnAProvisionedHostWritesNothing() throws Exception {
    run(simulated());
    int writes = writes().size();
    Shell.Result dry = run(simulated(), "DRY_RUN");
    assertThat(dry.status()).isZero();
    assertThat(dry.text()).contains("both masks are so already").doesNotContain("would write");
    assertThat(writes()).hasSize(writes);
  }

  @Test
  void setsBitsAgainWithoutADetour() throws Exception {
    run(simulated());
    put("bus/ap/apmask", ThreeGuests.APMASK.without(4).toMask());
    put("bus/ap/aqmask", ThreeGuests.AQMASK.without(5).toMask());
    Files.delete(root.resolve("writes"));
    assertThat(run(simulated()).status()).isZero();
    assertThat(writes())
        .containsExactly(
            ThreeGuests.APMASK.toMask() + " /bus/ap/apmask",
            ThreeGuests.AQMASK.toMask() + " /bus/ap/aqmask");
  }

  @Test
  void clearsFirstWhereTheOtherMaskStandsInTheWay() throws Exception {
    // From rows to columns: setting 5 and 6 is refused while their domains are still reserved.
    run(simulated());
    put("bus/ap/aqmask", IdSet.ALL.toMask());
    Files.delete(root.resolve("writes"));
    spec.apmask = IdSet.ALL;
    assertThat(run(simulated()).status()).isZero();
    assertThat(writes())
        .containsExactly(
            ThreeGuests.AQMASK.toMask() + " /bus/ap/aqmask",
            IdSet.ALL.toMask() + " /bus/ap/apmask");
  }

  @Test
  void aRefusedMaskStopsIt() throws Exception {
    run(simulated());
    spec.apmask = IdSet.ALL;
    spec.aqmask = IdSet.ALL;
    Shell.Result result = run(simulated());
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.text()).contains("failed: Device or resource busy (EBUSY: ");
    assertThat(root.resolve("bus/ap/aqmask")).hasContent(ThreeGuests.AQMASK.toMask());
  }

  @Test
  void aFailedWriteTellsWhatWasDoneAndTheWayBack() throws Exception {
    run(simulated());
    Path held = matrix.resolve(ThreeGuests.UUID1);
    Files.writeString(held.resolve("matrix"), "05.0004\n05.00ab\n");
    put("bus/ap/apmask", ThreeGuests.APMASK.without(4).toMask());
    Files.delete(held.resolve("assign_adapter"));
    Files.createSymbolicLink(held.resolve("assign_adapter"), Path.of("/dev/full"));

    Shell.Result result = run(script());
    Files.delete(held.resolve("assign_adapter"));
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.text())
        .endsWith(
            """
            stopped at: mdev one
            writing 6 to %1$s/assign_adapter failed: No space left on device
            done so far:
              wrote %2$s to %3$s/bus/ap/apmask
            taking it back:
              echo %4$s >%3$s/bus/ap/apmask
            everything was taken back
            """
                .formatted(
                    held,
                    ThreeGuests.APMASK.toMask(),
                    root,
                    ThreeGuests.APMASK.without(4).toMask()));
    assertThat(root.resolve("bus/ap/apmask")).hasContent(ThreeGuests.APMASK.without(4).toMask());
  }

  @Test
  void whatWasDoneIsKeptOnRequest() throws Exception {
    Files.delete(matrix.resolve("mdev_supported_types/vfio_ap-passthrough/create"));
    Shell.Result result = run(script(), "KEEP");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.text())
        .endsWith(
            """
            to go back, in this order:
              echo %1$s >%2$s/bus/ap/aqmask
              echo %1$s >%2$s/bus/ap/apmask
            """
                .formatted(IdSet.ALL.toMask(), root));
    assertThat(root.resolve("bus/ap/apmask")).hasContent(ThreeGuests.APMASK.toMask());
  }

  @Test
  void whatCannotBeTakenBackIsTold() throws Exception {
    Files.delete(matrix.resolve("mdev_supported_types/vfio_ap-passthrough/create"));
    String aqmask = root + "/bus/ap/aqmask";
    Shell.Result result =
        run(script().replace("take_back() {", "take_back() {\n  ln -sf /dev/full " + aqmask));
    assertThat(result.text())
        .endsWith(
            """
            taking it back:
            could not take back: echo %1$s >%2$s/bus/ap/aqmask: No space left on device
            to go on by hand, in this order:
              echo %1$s >%2$s/bus/ap/aqmask
              echo %1$s >%2$s/bus/ap/apmask
            """
                .formatted(IdSet.ALL.toMask(), root));
  }

  @Test
  void namesTheErrno() throws Exception {
    String failing =
        script()
            .replace(
                "{ printf '%s\\n' \"$value\" >\"$file\"; }",
                "{ echo 'bash: printf: write error: Address already in use' >&2; false; }");
    Shell.Result result = run(failing);
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.text())
        .contains("failed: Address already in use (EADDRINUSE: ")
        .contains("nothing was changed")
        .doesNotContain("back");
  }

  @Test
  void anIdTooMuchStopsIt() throws Exception {
    run(simulated());
    Files.writeString(
        matrix.resolve(ThreeGuests.UUID2 + "/matrix"), "05.0047\n05.00ff\n07.0047\n07.00ff\n");
    Shell.Result result = run(simulated());
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.text()).contains("holds adapter 7, and the specification does not give");
  }

  @Test
  void aHostThatDoesNotFitStopsItBeforeAnyWrite() throws Exception {
    put("bus/ap/ap_max_domain_id", "84");
    assertThat(run(simulated()).text()).contains("highest domain of this host is 84");
    put("bus/ap/ap_max_domain_id", "255");
    put("bus/ap/ap_adapter_mask", IdSet.of(5).toMask());
    assertThat(run(simulated()).text()).contains("the LPAR does not have adapter 6");
    assertThat(writes()).isEmpty();
  }

  @Test
  void anotherDriverStopsItUnlessToldOtherwise() throws Exception {
    spec.generation = Generation.AP_CONFIG;
    assertThat(run(simulated()).text())
        .contains("the driver looks like dynamic, the specification says ap-config");
    Shell.Result result = run(simulated(), "ANY_DRIVER");
    assertThat(result.text()).contains("== done: ");
    assertThat(result.status()).isZero();
  }

  @Test
  void aLongMatrixIsComparedByItsFirstPage() throws Exception {
    spec.adapters1 = IdSet.range(5, 36);
    spec.domains1 = IdSet.range(4, 20);
    Shell.Result result = run(simulated());
    assertThat(result.text()).contains("shows 512 of 544 APQNs: only these were compared");
    assertThat(result.status()).isZero();
    assertThat(run(simulated()).status()).isZero();
  }

  @Test
  void aLongMatrixIsComparedByApConfigWhereThereIsOne() throws Exception {
    spec.adapters1 = IdSet.range(5, 36);
    spec.domains1 = IdSet.range(4, 20);
    run(simulated());
    String tail = "," + spec.domains1.toMask() + "," + IdSet.NONE.toMask();
    String config = "devices/vfio_ap/matrix/" + ThreeGuests.UUID1 + "/ap_config";
    put(config, IdSet.range(5, 36).toMask() + tail);
    Files.delete(root.resolve("writes"));
    spec.generation = Generation.AP_CONFIG;
    Shell.Result whole = run(simulated());
    assertThat(whole.text()).contains("== done: 0 changes");
    put(config, IdSet.range(5, 37).toMask() + tail);
    assertThat(run(simulated()).text()).contains("holds adapter 37, and the specification");
    put(config, IdSet.range(6, 36).toMask() + tail);
    put("ignore", "/ap_config");
    assertThat(run(simulated()).text())
        .contains("ap_config has other adapters or domains than the specification");
    assertThat(writes())
        .containsExactly(
            IdSet.range(5, 36).toMask()
                + tail
                + " /devices/vfio_ap/matrix/"
                + ThreeGuests.UUID1
                + "/ap_config");
  }

  @Test
  void aNumberThatVirshTakesForAnotherGuestStopsIt() throws Exception {
    spec.guest1 = "5";
    Files.writeString(
        root.resolve("bin/virsh"), VIRSH.replace("\"${2#--domain=}\"", "'another one'"));
    Shell.Result result = run(simulated());
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.text()).contains("virsh takes 5 for another domain");
    assertThat(root.resolve("attached")).doesNotExist();
  }

  @Test
  void anUnknownGuestStopsItWithTheWordsOfVirsh() throws Exception {
    Files.writeString(
        root.resolve("bin/virsh"), "#!/bin/bash\necho 'error: failed to get domain' >&2\nexit 1\n");
    Shell.Result result = run(simulated());
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.text())
        .contains("virsh does not know guest guest1: failed to get domain")
        .contains("  rm ./hostdev-" + ThreeGuests.UUID3 + ".xml")
        .contains("then echo 1 >" + matrix.resolve(ThreeGuests.UUID2) + "/remove; fi");
  }
}
