package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apqlint.Checked;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.model.IdSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of facts on a tree of plain files, and what the reader makes of its output. */
class FactsRunTest {

  private static final String UUID = "62177883-f1bb-47f0-914d-32a22e3a8804";

  private static final String VIRSH =
      """
      #!/bin/bash
      case $1 in
        list) printf '%s\\n' 'a;b "$HOME" \\<x>}' $'b\\xe2\\x80\\x8bc/d' '' ;;
        domstate) if [[ $2 == *HOME* ]]; then echo running; else echo 'shut off'; fi ;;
        dumpxml) cat "$XML" ;;
        *) exit 1 ;;
      esac
      """;

  private static final String XML =
      """
      <domain><metadata><!-- <hostdev type='mdev'> --></metadata>
      <cpu mode='host-model'><feature policy='disable' name='apqi'/></cpu>
      <devices><hostdev mode='subsystem' type='mdev' model='vfio-ap'>
      <source><address uuid='%s'/></source><alias name='hostdev2'/></hostdev></devices></domain>
      """
          .formatted(UUID);

  @TempDir private Path root;

  private void file(String path, String text) throws IOException {
    Path file = root.resolve("sys").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void queue(String queue, String driver) throws IOException {
    Path device = root.resolve("sys/bus/ap/devices/" + queue);
    Files.createDirectories(device);
    if (!driver.isEmpty()) {
      Files.createSymbolicLink(device.resolve("driver"), Path.of("../../drivers/" + driver));
    }
  }

  private String facts() throws IOException, InterruptedException {
    Path bin = Files.createDirectories(root.resolve("bin"));
    Path virsh = Files.writeString(bin.resolve("virsh"), VIRSH);
    Files.setPosixFilePermissions(virsh, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path script = Files.writeString(root.resolve("facts.bash"), FactsWriter.write());
    ProcessBuilder builder =
        new ProcessBuilder(List.of("bash", script.toString())).redirectErrorStream(true);
    builder.environment().put("SYSFS", root.resolve("sys").toString());
    builder.environment().put("PROC", root.toString());
    builder.environment().put("HOST", "zeus \"2\"");
    builder.environment().put("DRIVER", "dynamic");
    builder.environment().put("XML", Files.writeString(root.resolve("guest.xml"), XML).toString());
    builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }

  @Test
  void whatItPrintsIsReadAsTheHostIs() throws Exception {
    file("bus/ap/apmask", IdSet.ALL.minus(IdSet.of(5, 6)).toMask() + "\n");
    file("bus/ap/aqmask", IdSet.ALL.toMask() + "\n");
    file("bus/ap/ap_adapter_mask", IdSet.of(3, 5, 6).toMask() + "\n");
    file("bus/ap/ap_usage_domain_mask", IdSet.of(4, 71).toMask() + "\n");
    file("bus/ap/ap_control_domain_mask", IdSet.of(4, 71).toMask() + "\n");
    file("bus/ap/ap_max_domain_id", "84\n");
    file("bus/ap/devices/card05/type", "CEX8C\n");
    file("bus/ap/devices/card05/hwtype", "14\n");
    file("bus/ap/devices/card05/ap_functions", "0x93800000\n");
    queue("03.0004", "cex4queue");
    queue("03.0047", "cex4queue");
    queue("05.0004", "vfio_ap");
    queue("05.0047", "");
    queue("06.0004", "vfio_ap");
    file("devices/vfio_ap/matrix/" + UUID + "/matrix", "05.0004\n06.0004\n");
    file("devices/vfio_ap/matrix/" + UUID + "/guest_matrix", "");
    file("devices/vfio_ap/matrix/" + UUID + "/control_domains", "0047\n");
    Files.writeString(root.resolve("cmdline"), "ro ap.apmask=0xf9 \"ap.aqmask=0xf0\" x\n");
    String text = facts();
    Checked checked = Checked.text("facts.apq", text);
    assertThat(checked.findings()).as(text).noneMatch(f -> f.code().startsWith("AP0"));
    HostAnalysis host = checked.analysis().hosts().get(0);
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
}
