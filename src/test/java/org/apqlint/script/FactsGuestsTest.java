package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
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

  /** A host of libvirt's test driver: the id of another domain is the name of the first. */
  private static final String NODE =
      """
      <node>
        <domain type='test'>
          <name>2</name>
          <uuid>0d05d2a2-6d0b-4f0a-9a51-000000000001</uuid>
          <memory>1024</memory>
          <os><type>hvm</type></os>
          <cpu mode='custom' match='exact'>
            <model>z14</model>
            <feature name='ap'/>
            <feature policy='disable' name='apqi'/>
          </cpu>
          <devices>
            <hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
              <source><address uuid='%s'/></source>
            </hostdev>
          </devices>
        </domain>
        <domain type='test'>
          <name>a;b "$HOME" &lt;x&gt;&amp;'</name>
          <uuid>0d05d2a2-6d0b-4f0a-9a51-000000000002</uuid>
          <memory>1024</memory>
          <os><type>hvm</type></os>
        </domain>
        <domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
          <name>off</name>
          <uuid>0d05d2a2-6d0b-4f0a-9a51-000000000003</uuid>
          <memory>1024</memory>
          <os><type>hvm</type></os>
          <test:runstate>5</test:runstate>
        </domain>
      </node>
      """;

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
  void whatTheRealVirshSays() throws Exception {
    assumeThat(Shell.has("virsh")).as("virsh is needed").isTrue();
    Path node = Files.writeString(root.resolve("node.xml"), NODE.formatted(FactsTree.UUID));
    tree.real("virsh").variable("VIRSH_DEFAULT_CONNECT_URI", "test://" + node);
    assertThat(guests())
        .isEqualTo(
            """
            guest 2 on zeus {
                uses mdev-62177883
                cpu z14 ap=on apqi=off
                state running
            }

            guest "a;b \\"$HOME\\" <x>&'" on zeus {
                state running
            }

            guest off on zeus {
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
