package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apqlint.model.IdSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script of facts reads from libvirt. */
class FactsGuestsTest {

  private static final String ONE = "0d05d2a2-6d0b-4f0a-9a51-000000000001";
  private static final String TWO = "0d05d2a2-6d0b-4f0a-9a51-000000000002";
  private static final String OTHER = "cef03c3c-903d-4ecc-9a83-40694cb8aee4";

  @TempDir private Path root;

  private FactsTree tree;

  @BeforeEach
  void host() throws Exception {
    tree =
        new FactsTree(root)
            .configuration(IdSet.of(5), IdSet.of(4))
            .mask("apmask", IdSet.ALL.minus(IdSet.of(5)))
            .queue("05.0004", "vfio_ap")
            .mdev(FactsTree.UUID, "05.0004\n", "");
  }

  private static String xml(String cpu, String model, String uuid) {
    return """
        <domain type='kvm'>
          <cpu %s</cpu>
          <devices>
            <hostdev mode='subsystem' type='mdev' managed='no' model='%s'>
              <source>
                <address uuid='%s'/>
              </source>
            </hostdev>
          </devices>
        </domain>
        """
        .formatted(cpu, model, uuid);
  }

  private static String features(String... features) {
    return "mode='custom' match='exact'><model fallback='forbid'>z14</model>"
        + String.join("", features);
  }

  private String guests() throws Exception {
    String text = tree.facts();
    FactsTree.read(text);
    return text.substring(text.indexOf("guest "));
  }

  @Test
  void aNameOfDigitsIsNoId() throws Exception {
    tree.guest(ONE, "7", "running", xml("mode='host-model'>", "vfio-ap", FactsTree.UUID));
    assertThat(guests())
        .isEqualTo(
            """
            guest 7 on zeus {
                uses mdev-62177883
                cpu host-model
                state running
            }
            """);
  }

  @Test
  void whatIsOptionalIsOnIfTheHostHasIt() throws Exception {
    tree.proc("cpuinfo", "vendor_id       : IBM/S390\nfacilities      : 0 1 12 15 76\n");
    tree.guest(
        ONE,
        "db",
        "shut off",
        xml(
            features(
                "<feature name='ap'/>",
                "<feature policy='optional' name='apft'/>",
                "<feature policy='optional' name='apqi'/>",
                "<feature policy='forbid' name='apqci'/>",
                "<feature policy='disable' name='msa3'/>"),
            "vfio-ap",
            FactsTree.UUID));
    assertThat(guests())
        .contains("    cpu z14 ap=on apqci=off apft=on apqi=off without msa3\n")
        .doesNotContain("state running");
    assertThat(tree.facts()).contains("    without apqi\n");
  }

  @Test
  void onlyMdevsOfThisKindCount() throws Exception {
    tree.guest(ONE, "disk", "running", xml("mode='maximum'>", "vfio-ccw", FactsTree.UUID));
    assertThat(guests())
        .isEqualTo(
            """
            guest disk on zeus {
                cpu host
                state running
            }
            """);
  }

  @Test
  void anMdevThatIsNotThereIsTold() throws Exception {
    tree.guest(ONE, "db", "paused", xml("mode='maximum'>", "vfio-ap", OTHER.toUpperCase()));
    assertThat(guests())
        .contains("    # it is given mdev " + OTHER + ", which is neither active nor defined\n");
  }

  @Test
  void longAndEqualNamesAreKeptWhole() throws Exception {
    String name = "\u00e4".repeat(127);
    tree.guest(ONE, name + "/", "shut off", "<domain/>");
    tree.guest(TWO, name + "_", "shut off", "<domain/>");
    assertThat(guests())
        .contains("guest \"" + name + "_\" on zeus {\n", "guest \"" + name + "_-2\" on zeus {\n");
  }

  @Test
  void whatVirshDoesNotTellIsTold() throws Exception {
    tree.program("virsh", "#!/bin/bash\necho 'error: Failed to connect socket' >&2; exit 1\n");
    assertThat(tree.facts())
        .contains("facts: virsh tells nothing of the guests: Failed to connect socket\n")
        .contains("\n# virsh tells nothing of the guests\n");
  }
}
