package org.apqlint.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apqlint.Checked;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.engine.plan.Manner;
import org.apqlint.model.Adapter;
import org.apqlint.model.CpuFeature;
import org.apqlint.model.Generation;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.QueueOverride;
import org.apqlint.script.BashWriter;
import org.apqlint.script.FactsWriter;
import org.apqlint.script.ScriptPlanner;

/** Provisions a simulated host by a specification, and reads the facts of it back. */
final class FactsRoundTrip {

  /** What became of a specification. */
  enum Outcome {
    /** The facts say the same. */
    SAME,
    /** It has an error, or no script brings it about: there is nothing to read back. */
    REFUSED,
    /** The facts say something else. */
    DIFFERENT
  }

  private final SwitchedTree mounted;
  private final Path mountpoint;
  private final Path work;

  FactsRoundTrip(SwitchedTree mounted, Path mountpoint, Path work) {
    this.mounted = mounted;
    this.mountpoint = mountpoint;
    this.work = work;
  }

  /** Goes there and back; differences are printed. */
  Outcome run(String name, String text) throws IOException, InterruptedException {
    Checked specified = Checked.text(name, text, Manner.SAFEST);
    HostAnalysis host = specified.analysis().hosts().get(0);
    if (!specified.errors().isEmpty() || host.provisioning().orElseThrow().refusal().isPresent()) {
      return Outcome.REFUSED;
    }
    clean();
    new FactsPrograms(work, host).write();
    FactsHost machine = new FactsHost(host);
    mounted.become(machine);
    String script = BashWriter.write(ScriptPlanner.plan(host), List.of());
    if (execute("provision", script, host.host().generation()) != 0) {
      return different(name, "the provisioning script failed:\n" + output("provision"));
    }
    machine.start();
    if (execute("facts", FactsWriter.write(), host.host().generation()) != 0) {
      return different(name, "the script of facts failed:\n" + output("facts"));
    } else if (machine.writes() != 0) {
      return different(name, "the script of facts wrote to the host");
    }
    String facts = output("facts");
    Checked found = Checked.text("facts.apq", facts);
    if (found.findings().stream().anyMatch(finding -> finding.code().startsWith("AP0"))) {
      return different(name, found.findingsText() + "\n" + facts);
    }
    Object wanted = said(specified, host);
    Object got = said(found, found.analysis().hosts().get(0));
    if (!wanted.equals(got)) {
      return different(name, "specified:\n" + wanted + "\nfound:\n" + got + "\n" + facts);
    } else if (facts.contains("mdevctl defines it otherwise") || facts.contains("facts: ")) {
      return different(name, facts);
    }
    return Outcome.SAME;
  }

  private static Outcome different(String name, String why) {
    System.out.println(name + ": " + why);
    return Outcome.DIFFERENT;
  }

  private void clean() throws IOException {
    if (Files.exists(work)) {
      try (var files = Files.walk(work)) {
        for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(work);
  }

  private String output(String name) throws IOException {
    return Files.readString(work.resolve(name + ".output"));
  }

  private int execute(String name, String script, Generation generation)
      throws IOException, InterruptedException {
    Path file = Files.writeString(work.resolve(name + ".bash"), script);
    ProcessBuilder builder =
        new ProcessBuilder("bash", file.toString())
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(work.resolve(name + ".output").toFile());
    builder.environment().put("SYSFS", mountpoint.toString());
    builder.environment().put("PROC", work.resolve("proc").toString());
    builder.environment().put("STATE", work.toString());
    builder.environment().put("PATH", work.resolve("bin") + ":" + System.getenv("PATH"));
    if (generation == Generation.V10) {
      // No kernel that was ever released has it.
      builder.environment().put("DRIVER", "v10");
    }
    return builder.start().waitFor();
  }

  /** Everything that specification and facts shall say alike. The names of mdevs are new ones. */
  private static Map<String, Object> said(Checked checked, HostAnalysis analysis) {
    Host host = analysis.host();
    Map<String, Object> said = new TreeMap<>();
    JsonNode report = checked.json().get("hosts").get(0);
    for (String field : List.of("name", "generation", "apmask", "aqmask")) {
      said.put(field, report.get(field));
    }
    for (JsonNode mdev : report.get("mdevs")) {
      ((ObjectNode) mdev).remove("name");
      said.put("mdev " + mdev.get("uuid").asText(), mdev);
    }
    for (Mdev mdev : analysis.declared()) {
      said.put("start of " + mdev.uuid(), mdev.autostart());
    }
    for (Adapter adapter : host.adapters()) {
      said.put("adapter " + adapter.apid(), card(adapter));
    }
    said.put("domains", host.domains().ids());
    said.put("control domains", host.controlDomains().ids());
    said.put("limits", List.of(host.maxAdapter(), host.maxDomain(), host.lacks()));
    said.put("boot", host.boot().stream().map(m -> m.kind() + "=" + m.text()).sorted().toList());
    said.put("overrides", overrides(host));
    Map<String, String> uuids =
        analysis.declared().stream().collect(Collectors.toMap(Mdev::name, Mdev::uuid));
    analysis.guests().forEach(g -> said.put("guest " + g.guest().name(), guest(g.guest(), uuids)));
    return said;
  }

  private static List<Object> card(Adapter card) {
    return List.of(card.cardType(), card.mode(), card.hwtype(), card.serial(), card.functions());
  }

  private static Map<String, String> overrides(Host host) {
    Map<String, String> overrides = new TreeMap<>();
    new Matrix(host.adapterIds(), host.domains().ids())
        .apqns()
        .forEach(
            queue ->
                QueueOverride.driverOf(host.overrides(), queue)
                    .ifPresent(driver -> overrides.put(queue.toString(), driver)));
    return overrides;
  }

  private static List<Object> guest(Guest guest, Map<String, String> uuids) {
    List<Object> said = new ArrayList<>(List.of(guest.running(), guest.secureExecution()));
    said.add(Optional.ofNullable(guest.mdevName()).map(uuids::get));
    said.add(guest.cpu().name());
    for (CpuFeature feature : CpuFeature.values()) {
      said.add(Optional.ofNullable(guest.cpu().settings().get(feature)).map(s -> s.on()));
    }
    said.add(guest.cpu().withoutMsa3());
    return said;
  }
}
