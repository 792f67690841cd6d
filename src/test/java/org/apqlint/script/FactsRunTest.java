package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.model.IdSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of facts on a tree of plain files, and what the reader makes of its output. */
class FactsRunTest {

  private static final String UUID = FactsTree.UUID;

  private static final String GUEST_A = "0d05d2a2-6d0b-4f0a-9a51-000000000001";
  private static final String GUEST_B = "0d05d2a2-6d0b-4f0a-9a51-000000000002";

  private static final String XML =
      """
      <domain><metadata><!-- <hostdev type='mdev'> --></metadata>
      <cpu mode='host-model'><feature policy='disable' name='apqi'/></cpu>
      <devices><hostdev mode='subsystem' type='mdev' model='vfio-ap'>
      <source><address uuid='%s'/></source><alias name='hostdev2'/></hostdev></devices></domain>
      """
          .formatted(UUID);

  @TempDir private Path root;

  @Test
  void whatItPrintsIsReadAsTheHostIs() throws Exception {
    FactsTree tree = new FactsTree(root).variable("HOST_NAME", "zeus \"2\"");
    tree.configuration(IdSet.of(3, 5, 6), IdSet.of(4, 71))
        .mask("apmask", IdSet.ALL.minus(IdSet.of(5, 6)))
        .file("bus/ap/ap_max_domain_id", "84\n")
        .file("bus/ap/devices/card05/type", "CEX8C\n")
        .file("bus/ap/devices/card05/hwtype", "14\n")
        .file("bus/ap/devices/card05/ap_functions", "0x93800000\n")
        .queue("03.0004", "cex4queue")
        .queue("03.0047", "cex4queue")
        .queue("05.0004", "vfio_ap")
        .queue("05.0047", "")
        .queue("06.0004", "vfio_ap")
        .mdev(UUID, "05.0004\n06.0004\n", "0047\n")
        .file("devices/vfio_ap/matrix/" + UUID + "/guest_matrix", "")
        .proc("cmdline", "ro ap.apmask=0xf9 \"ap.aqmask=0xf0\" x\n")
        .guest(GUEST_A, "a;b \"$HOME\" \\<x>}", "running", XML)
        .guest(GUEST_B, "b\u200bc/d", "shut off", XML);
    String text = tree.facts();
    HostAnalysis host = FactsTree.read(text);
    assertThat(host.host().name()).isEqualTo("zeus \"2\"");
    assertThat(host.host().apmask().ids()).isEqualTo(IdSet.ALL.minus(IdSet.of(5, 6)));
    assertThat(host.host().aqmask().ids()).isEqualTo(IdSet.ALL);
    assertThat(host.host().adapterIds()).isEqualTo(IdSet.of(3, 5, 6));
    assertThat(host.host().domains().ids()).isEqualTo(IdSet.of(4, 71));
    assertThat(host.host().maxDomain()).isEqualTo(84);
    assertThat(host.mdevs().get(0).matrix().lines()).containsExactly("05.0004", "06.0004");
    assertThat(host.mdevs().get(0).controlDomains()).isEqualTo(IdSet.of(71));
    assertThat(host.mdevs().get(0).running()).isTrue();
    assertThat(text)
        .contains("adapters 5 type cex8c mode cca hwtype 14 functions S--D--NHF-\n")
        .contains("queue 05.0047 unbound\n", "queue 06.0047 absent\n")
        .contains("boot apmask=\"0xf9\" aqmask=\"0xf0\"\n")
        .contains("guest \"a;b \\\"$HOME\\\" \\\\<x>}\" on \"zeus \\\"2\\\"\" {\n")
        .contains("guest \"b?c_d\" on", "cpu host-model apqi=off\n", "device-id hostdev2\n");
  }

  @Test
  void whatOthersSetByAccidentIsNotTheNameOfTheHost() throws Exception {
    FactsTree tree = new FactsTree(root).variable("HOST", "laptop").variable("HOST_NAME", "");
    tree.configuration(IdSet.NONE, IdSet.NONE).prints("hostname", "hera\n");
    assertThat(FactsTree.read(tree.facts()).host().name()).isEqualTo("hera");
  }

  @Test
  void noHostWithoutTheBus() throws Exception {
    Shell.Result result = new FactsTree(root).run("bash");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.text())
        .isEqualTo(
            "facts: there is no AP bus under %s/sys: this is no IBM Z host with AP support\n"
                .formatted(root));
  }

  @Test
  void shellcheckFindsNothing() throws Exception {
    assumeThat(Shell.has("shellcheck")).as("shellcheck is needed").isTrue();
    Path script = Files.writeString(root.resolve("facts.bash"), FactsWriter.write());
    assertThat(Shell.run(root, Map.of(), "shellcheck", "-s", "bash", script.toString()))
        .isEqualTo(new Shell.Result(0, ""));
  }
}
