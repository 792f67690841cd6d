package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apqlint.engine.plan.Manner;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.finding.Severity;
import org.apqlint.model.Generation;
import org.apqlint.model.Guest;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.QueueException;
import org.apqlint.model.QueueOverride;
import org.apqlint.model.QueueSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the script looks like, and what its dry run prints. */
class BashWriterTest {

  private static final String HOSTILE = "a;rm -rf \"$HOME\" <x>&'";

  @TempDir private Path directory;
  private final ThreeGuests spec = new ThreeGuests();

  @BeforeEach
  void bashIsThere() {
    assumeThat(Shell.has("bash")).as("bash is needed to run a script").isTrue();
  }

  private String script(Finding... comments) {
    return BashWriter.write(ScriptPlanner.plan(spec.analysis()), List.of(comments));
  }

  private Shell.Result dryRun(String script) throws Exception {
    Path file = Files.writeString(directory.resolve("script.bash"), script);
    return Shell.run(
        directory,
        Map.of("DRY_RUN", "1", "SYSFS", directory.resolve("none").toString()),
        "bash",
        file.toString());
  }

  private static void check(Path directory, String script) throws Exception {
    assumeThat(Shell.has("shellcheck")).as("shellcheck is needed").isTrue();
    Path file = Files.writeString(directory.resolve("checked.bash"), script);
    Shell.Result result =
        Shell.run(directory, Map.of(), "shellcheck", "-s", "bash", file.toString());
    assertThat(result).isEqualTo(new Shell.Result(0, ""));
  }

  @Test
  void aDryRunWritesInTheOrderOfTheWalkThrough() throws Exception {
    Shell.Result result = dryRun(script());
    assertThat(result.status()).isZero();
    String matrix = directory.resolve("none") + "/devices/vfio_ap/matrix/";
    String create = matrix + "mdev_supported_types/vfio_ap-passthrough/create";
    assertThat(result.text().lines().filter(l -> l.contains("would write ")).map(String::strip))
        .containsExactly(
            Stream.of(
                    ThreeGuests.APMASK.toMask() + " to " + directory + "/none/bus/ap/apmask",
                    ThreeGuests.AQMASK.toMask() + " to " + directory + "/none/bus/ap/aqmask",
                    ThreeGuests.UUID1 + " to " + create,
                    ThreeGuests.UUID2 + " to " + create,
                    ThreeGuests.UUID3 + " to " + create,
                    "5 to " + matrix + ThreeGuests.UUID1 + "/assign_adapter",
                    "6 to " + matrix + ThreeGuests.UUID1 + "/assign_adapter",
                    "4 to " + matrix + ThreeGuests.UUID1 + "/assign_domain",
                    "171 to " + matrix + ThreeGuests.UUID1 + "/assign_domain",
                    "5 to " + matrix + ThreeGuests.UUID2 + "/assign_adapter",
                    "71 to " + matrix + ThreeGuests.UUID2 + "/assign_domain",
                    "255 to " + matrix + ThreeGuests.UUID2 + "/assign_domain",
                    "6 to " + matrix + ThreeGuests.UUID3 + "/assign_adapter",
                    "71 to " + matrix + ThreeGuests.UUID3 + "/assign_domain",
                    "255 to " + matrix + ThreeGuests.UUID3 + "/assign_domain",
                    "./hostdev-" + ThreeGuests.UUID1 + ".xml",
                    "./hostdev-" + ThreeGuests.UUID2 + ".xml",
                    "./hostdev-" + ThreeGuests.UUID3 + ".xml")
                .map("would write "::concat)
                .toArray(String[]::new));
    assertThat(result.text())
        .contains("which keeps 0-4, 7-255 for the host")
        .contains("virsh attach-device --domain=guest2");
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void shellcheckFindsNothing() throws Exception {
    spec.control1 = IdSet.of(4);
    check(directory, script());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HOSTILE,
        "`id`",
        "$(touch x)",
        "\\",
        "it's\\",
        "-n",
        "a\"b",
        "*",
        "!x",
        "é ü",
        "~"
      })
  void hostileNamesStayWords(String name) throws Exception {
    spec.guest1 = name;
    spec.deviceId = name;
    spec.note = name + "\nrm -rf /\r\u2028shellcheck disable=all";
    spec.file = name + ".apq";
    String script = script();
    check(directory, script);
    Shell.Result result = dryRun(script);
    assertThat(result.status()).isZero();
    assertThat(result.text()).contains("== guest " + name + "\n");
    assertThat(script).doesNotContain("\nrm -rf").doesNotContain("\nshellcheck");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", HOSTILE, "$'x'", "''", "a\\'b", "`", "x!y!", "-", "é"})
  void quotedWordsComeBackAsTheyWere(String word) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("word.bash"), "printf '[%s]' " + Quote.word(word) + " end\n");
    assertThat(Shell.run(directory, Map.of(), "bash", file.toString()).text())
        .isEqualTo("[" + word + "][end]");
  }

  @Test
  void aGuestOfQemuGetsItsCommandLine() throws Exception {
    spec.hypervisor = Guest.Hypervisor.QEMU;
    spec.deviceId = "dev,0";
    String script = script();
    check(directory, script);
    assertThat(script).doesNotContain("virsh").doesNotContain("XML");
    assertThat(dryRun(script).text())
        .contains(
            "qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on -device"
                + " vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/"
                + ThreeGuests.UUID1
                + ",id=dev,,0\n");
  }

  @Test
  void tiesTheBlocksToTheLinesAndShowsTheFindings() {
    Finding finding =
        new Finding(
            "AP206",
            "control-without-usage",
            Severity.WARNING,
            "odd\nrm -rf /",
            spec.at(12),
            "",
            List.of(),
            Optional.empty(),
            Optional.of("do this"),
            "zeus/one",
            Optional.of("zeus"),
            RefusedBy.NOBODY);
    assertThat(script(finding).lines())
        .contains(
            "# warning[AP206] zeus.apq:12:5: odd rm -rf /",
            "# help: do this",
            "# zeus.apq:6, 7",
            "# zeus.apq:10, 11, 12, 13",
            "# without libvirt: qemu-system-s390x ... -cpu host,ap=on,apqci=on,apft=on,apqi=on"
                + " -device vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/"
                + ThreeGuests.UUID1
                + ",id=hostdev0");
  }

  @Test
  void allMasksOfAnMdevInOneWrite() throws Exception {
    spec.generation = Generation.AP_CONFIG;
    spec.manner = Manner.AT_ONCE;
    spec.control1 = IdSet.of(4);
    String script = script();
    check(directory, script);
    assertThat(script).contains("# all in one write to ap_config: a write that is refused");
    assertThat(dryRun(script).text())
        .contains(
            "   would write "
                + IdSet.of(5, 6).toMask()
                + ","
                + IdSet.of(4, 0xab).toMask()
                + ","
                + IdSet.of(4).toMask()
                + " to "
                + directory
                + "/none/devices/vfio_ap/matrix/"
                + ThreeGuests.UUID1
                + "/ap_config\n")
        .doesNotContain("assign_");
  }

  @Test
  void aMatrixThatItsFileCannotShowIsWrittenAtOnce() {
    spec.generation = Generation.AP_CONFIG;
    spec.adapters1 = IdSet.range(5, 36);
    spec.domains1 = IdSet.range(4, 20);
    assertThat(script()).contains("544 APQNs are more than the file matrix shows");
    spec.manner = Manner.ONE_BY_ONE;
    assertThat(script()).doesNotContain("provision_at_once");
  }

  @Test
  void theLastWriteMeetsTheUnboundQueue() throws Exception {
    // Without it the driver would let adapter 6 come back with domain 171.
    Matrix queue = Matrix.row(6, IdSet.of(4));
    spec.exceptions =
        List.of(
            new QueueException(
                new QueueSet(List.of(new QueueSet.Term(queue, spec.at(9), "06.0004"))),
                QueueException.State.UNBOUND,
                Optional.empty(),
                spec.at(9)));
    spec.generation = Generation.DYNAMIC_DELTA;
    String script = script();
    check(directory, script);
    assertThat(script).contains("# domain 4 comes last: this driver filters only what");
    String mdev = directory + "/none/devices/vfio_ap/matrix/" + ThreeGuests.UUID1;
    assertThat(dryRun(script).text())
        .contains(
            "   would write 171 to "
                + mdev
                + "/assign_domain\n   would write 4 to "
                + mdev
                + "/assign_domain\n");
  }

  @Test
  void overriddenQueuesAreProbedAgain() throws Exception {
    Matrix column = Matrix.column(IdSet.ALL, 4);
    QueueSet queues = new QueueSet(List.of(new QueueSet.Term(column, spec.at(9), "*.0004")));
    spec.overrides = List.of(new QueueOverride(queues, "vfio_ap", spec.at(9)));
    spec.generation = Generation.DRIVER_OVERRIDE;
    String script = script();
    check(directory, script);
    String devices = directory + "/none/bus/ap/devices/";
    assertThat(dryRun(script).text())
        .contains(
            "   would write vfio_ap to "
                + devices
                + "05.0004/driver_override\n   would write 05.0004 to "
                + devices
                + "05.0004/driver/unbind\n   would write 05.0004 to "
                + directory
                + "/none/bus/ap/drivers_probe\n   would write vfio_ap to "
                + devices
                + "06.0004/driver_override\n");
  }
}
