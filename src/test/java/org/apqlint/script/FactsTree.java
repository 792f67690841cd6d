package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apqlint.Checked;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.format.Formatter;
import org.apqlint.model.IdSet;
import org.apqlint.model.SourceText;

/** A host of plain files, and programs that stand in for its tools, for the script of facts. */
final class FactsTree {

  static final String UUID = "62177883-f1bb-47f0-914d-32a22e3a8804";

  /** Knows domains by UUID only: a name of digits would be an id. */
  private static final String VIRSH =
      """
      #!/bin/bash
      for word; do if [[ $word == --domain=* ]]; then guest=$GUESTS/${word#--domain=}; fi; done
      case $1 in
        list) if [[ $* == 'list --all --uuid' ]]; then ls "$GUESTS" && echo; fi ;;
        domname) cat "$guest/name" && echo ;;
        domstate) cat "$guest/state" && echo ;;
        dumpxml) cat "$guest/xml" && echo ;;
        *) exit 1 ;;
      esac
      """;

  private final Path root;
  private final Map<String, String> variables = new HashMap<>();

  FactsTree(Path root) throws IOException {
    this.root = root;
    Files.createDirectories(root.resolve("guests"));
    Files.createDirectories(root.resolve("bin"));
    program("virsh", VIRSH);
    program("mdevctl", "#!/bin/bash\necho '[]'\n");
    program("lszcrypt", "#!/bin/bash\n");
    variables.put("SYSFS", sysfs().toString());
    variables.put("PROC", Files.createDirectories(root.resolve("proc")).toString());
    variables.put("GUESTS", root.resolve("guests").toString());
    variables.put("HOST_NAME", "zeus");
    variables.put("DRIVER", "dynamic");
    variables.put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
  }

  Path sysfs() {
    return root.resolve("sys");
  }

  FactsTree variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  FactsTree program(String name, String text) throws IOException {
    Path program = Files.writeString(root.resolve("bin").resolve(name), text);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  /** The program prints this text, whatever it is asked. */
  FactsTree prints(String program, String text) throws IOException {
    Path output = Files.writeString(root.resolve("bin").resolve(program + ".text"), text);
    return program(program, "#!/bin/bash\ncat '" + output + "'\n");
  }

  /** The program of this machine, and no stand-in. */
  FactsTree real(String program) throws IOException, InterruptedException {
    Shell.Result where =
        Shell.run(root, Map.of(), "bash", "-c", "command -v \"$1\"", "where", program);
    return program(program, "#!/bin/bash\nexec " + where.text().strip() + " \"$@\"\n");
  }

  FactsTree file(String path, String text) throws IOException {
    return write(sysfs().resolve(path), text);
  }

  FactsTree proc(String path, String text) throws IOException {
    return write(root.resolve("proc").resolve(path), text);
  }

  private FactsTree write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** The configuration: these adapters and domains, all of which stay with the host. */
  FactsTree configuration(IdSet adapters, IdSet domains) throws IOException {
    return mask("ap_adapter_mask", adapters)
        .mask("ap_usage_domain_mask", domains)
        .mask("ap_control_domain_mask", domains)
        .mask("apmask", IdSet.ALL)
        .mask("aqmask", IdSet.ALL);
  }

  FactsTree mask(String name, IdSet ids) throws IOException {
    return file("bus/ap/" + name, ids.toMask() + "\n");
  }

  /** A queue device; without a driver if that is empty. */
  FactsTree queue(String queue, String driver) throws IOException {
    Path device = sysfs().resolve("bus/ap/devices/" + queue);
    Files.createDirectories(device);
    if (!driver.isEmpty()) {
      Files.createSymbolicLink(device.resolve("driver"), Path.of("../../drivers/" + driver));
    }
    return this;
  }

  /** Queues of these adapters and domains, which cex4queue has. */
  FactsTree queues(IdSet adapters, IdSet domains) throws IOException {
    for (int adapter : adapters.toList()) {
      for (int domain : domains.toList()) {
        queue(String.format("%02x.%04x", adapter, domain), "cex4queue");
      }
    }
    return this;
  }

  /** The module vfio_ap is there, even without an mdev. */
  FactsTree loaded() throws IOException {
    Files.createDirectories(sysfs().resolve("devices/vfio_ap/matrix"));
    return this;
  }

  FactsTree mdev(String uuid, String matrix, String controlDomains) throws IOException {
    String path = "devices/vfio_ap/matrix/" + uuid;
    return file(path + "/matrix", matrix).file(path + "/control_domains", controlDomains);
  }

  /** A domain that libvirt knows. */
  FactsTree guest(String uuid, String name, String state, String xml) throws IOException {
    Path guest = root.resolve("guests").resolve(uuid);
    return write(guest.resolve("name"), name)
        .write(guest.resolve("state"), state)
        .write(guest.resolve("xml"), xml);
  }

  /** What the script prints, to either stream. */
  String facts() throws IOException, InterruptedException {
    Shell.Result result = run("bash");
    if (result.status() != 0) {
      throw new AssertionError(result.text());
    }
    return result.text();
  }

  /** Runs the script by this command. */
  Shell.Result run(String... command) throws IOException, InterruptedException {
    Path script = Files.writeString(root.resolve("facts.bash"), FactsWriter.write());
    String[] all = Arrays.copyOf(command, command.length + 1);
    all[command.length] = script.toString();
    return Shell.run(root, variables, all);
  }

  /** What the reader makes of the output, which it has nothing to say about; nor has `fmt`. */
  static HostAnalysis read(String text) {
    assertThat(Formatter.format(new SourceText("facts.apq", text)).text()).isEqualTo(text);
    Checked checked = Checked.text("facts.apq", text);
    if (checked.findings().stream().anyMatch(finding -> finding.code().startsWith("AP0"))) {
      throw new AssertionError(checked.findingsText() + "\n" + text);
    }
    return checked.analysis().hosts().get(0);
  }
}
