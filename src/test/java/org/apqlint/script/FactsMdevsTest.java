package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.model.IdSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script of facts reads of mdevs: those that are active, and mdevctl's definitions. */
class FactsMdevsTest {

  private static final String OTHER = "cef03c3c-903d-4ecc-9a83-40694cb8aee4";
  private static final String SAME_BEGINNING = "62177883-0000-4ecc-9a83-40694cb8aee4";

  /** Adapter 5, domain 71 written in octal, an attribute that nobody knows. */
  private static final String AUTO =
      """
      {"mdev_type":"vfio_ap-passthrough","start":"auto","attrs":[{"assign_adapter":"0x5"},\
      {"assign_domain":"0107"},{"assign_control_domain":"4"},{"colour":"a \\"b\\", {c}"}]}
      """;

  private static final String MANUAL =
      """
      {"mdev_type":"vfio_ap-passthrough","start":"manual","attrs":[]}
      """;

  /** In a mount namespace: neither the definitions nor the devices of this machine are touched. */
  private static final String DEFINE =
      """
      set -e
      mount -t tmpfs none /etc/mdevctl.d
      mkdir -p /etc/mdevctl.d/scripts.d/callouts /etc/mdevctl.d/scripts.d/notifiers
      mount --rbind "$SYSFS" /sys
      for file in *.json; do
        "$MDEVCTL" define -u "${file%.json}" -p matrix --jsonfile "$file" >/dev/null
      done
      exec bash "$1"
      """;

  @TempDir private Path root;

  private FactsTree tree;

  @BeforeEach
  void host() throws Exception {
    tree =
        new FactsTree(root)
            .configuration(IdSet.of(5), IdSet.of(4, 71))
            .mask("apmask", IdSet.ALL.minus(IdSet.of(5)))
            .queue("05.0004", "vfio_ap")
            .queue("05.0047", "vfio_ap");
  }

  private String mdevs() throws Exception {
    return mdevs(tree.facts());
  }

  private static String mdevs(String text) {
    FactsTree.read(text);
    return text.substring(text.indexOf("}\n\n") + 3).strip();
  }

  @Test
  void definitionsOfTheRealMdevctl() throws Exception {
    assumeThat(Shell.has("mdevctl")).as("mdevctl is needed").isTrue();
    assumeThat(Shell.run(root, Map.of(), "unshare", "--mount", "true").status())
        .as("a mount namespace needs root")
        .isZero();
    Shell.Result where = Shell.run(root, Map.of(), "bash", "-c", "command -v mdevctl");
    tree.mdev(FactsTree.UUID, "05.0047\n", "0004\n")
        .mdev(SAME_BEGINNING, "05.0004\n", "")
        .program("mdevctl", "#!/bin/bash\nexec \"$MDEVCTL\" \"$@\"\n")
        .variable("MDEVCTL", where.text().strip())
        .file("class/mdev_bus/matrix/mdev_supported_types/vfio_ap-passthrough/name", "x\n")
        .file("bus/mdev/devices/none", "");
    Files.delete(tree.sysfs().resolve("bus/mdev/devices/none"));
    Files.writeString(root.resolve(FactsTree.UUID + ".json"), AUTO);
    Files.writeString(root.resolve(OTHER + ".json"), MANUAL);
    Shell.Result result = tree.run("unshare", "--mount", "bash", "-c", DEFINE, "define");
    assertThat(result.status()).as(result.text()).isZero();
    assertThat(mdevs(result.text()))
        .isEqualTo(
            """
            mdev mdev-62177883-0000-4ecc-9a83-40694cb8aee4 on zeus {
                uuid 62177883-0000-4ecc-9a83-40694cb8aee4
                # mdevctl keeps no definition of it: the next boot ends it
                adapters 5
                domains 4
                control-domains none
            }

            mdev mdev-62177883-f1bb-47f0-914d-32a22e3a8804 on zeus {
                uuid 62177883-f1bb-47f0-914d-32a22e3a8804
                # mdevctl defines attributes that have no statement: colour a \\"b\\", {c}
                adapters 5
                domains 0x47
                control-domains 4
                start auto
            }

            # mdevctl defines this mdev, and it is not active
            # mdev mdev-cef03c3c on zeus {
            #     uuid cef03c3c-903d-4ecc-9a83-40694cb8aee4
            #     adapters none
            #     domains none
            #     control-domains none
            # }\
            """);
  }

  @Test
  void aDefinitionThatIsNotWhatIsActive() throws Exception {
    tree.mdev(FactsTree.UUID, "05.0004\n", "0004\n0047\n")
        .prints(
            "mdevctl", "[{\"matrix\":[{\"" + FactsTree.UUID.toUpperCase() + "\":" + AUTO + "}]}]");
    assertThat(mdevs())
        .contains("    # mdevctl defines it otherwise: domains 0x47; control-domains 4\n")
        .contains("    domains 4\n    control-domains 4, 0x47\n    start auto\n");
  }

  @Test
  void definitionsForOthersDoNotCount() throws Exception {
    tree.prints(
        "mdevctl",
        "[{\"matrix\":[{\"%s\":{\"mdev_type\":\"i915-GVTg\",\"start\":\"auto\"}}]}]"
            .formatted(OTHER));
    assertThat(tree.facts()).doesNotContain("mdev mdev-");
  }

  @Test
  void whatIsNoListIsTold() throws Exception {
    tree.mdev(FactsTree.UUID, "", "").prints("mdevctl", "[{\"matrix\":[{\"" + OTHER + "\":{");
    assertThat(tree.facts())
        .contains("facts: mdevctl lists its definitions in a form that is not known: ")
        .doesNotContain("keeps no definition", OTHER + "\n");
  }

  @Test
  void halfEmptyMatrices() throws Exception {
    tree.mdev(FactsTree.UUID, "05.\n06.\n", "").mdev(OTHER, ".0004\n.0047\n", "0004\n0047\n");
    HostAnalysis host = FactsTree.read(tree.facts());
    assertThat(host.mdevs().get(0).matrix().lines()).containsExactly("05.", "06.");
    assertThat(host.mdevs().get(1).matrix().lines()).containsExactly(".0004", ".0047");
    assertThat(host.mdevs().get(1).controlDomains()).isEqualTo(IdSet.of(4, 71));
    assertThat(mdevs()).contains("    domains 4, 0x47\n    control-domains same\n");
  }

  @Test
  void aMatrixThatItsFileDoesNotHold() throws Exception {
    String page =
        IntStream.range(0, 512)
            .mapToObj(i -> String.format("%02x.%04x\n", i / 200, i % 200))
            .collect(Collectors.joining());
    tree.mdev(FactsTree.UUID, page, "");
    assertThat(mdevs())
        .contains("    # the file matrix ends after 512 queues: there may be more adapters\n")
        .contains("    adapters 0-2\n    domains 0-0xc7\n");
    tree.file(
        "devices/vfio_ap/matrix/" + FactsTree.UUID + "/ap_config",
        String.join(
            ",",
            IdSet.range(0, 4).toMask(),
            IdSet.range(0, 199).toMask(),
            IdSet.of(255).toMask() + "\n"));
    assertThat(mdevs())
        .doesNotContain("ends after")
        .contains("    adapters 0-4\n    domains 0-0xc7\n    control-domains 0xff\n");
  }
}
