package org.apqlint.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.finding.Finding;
import org.apqlint.script.Operation.DefineMdev;
import org.apqlint.script.Operation.SetMasks;
import org.apqlint.script.Operation.WriteHostdev;
import org.apqlint.script.ScriptText.Home;

/**
 * The files that provision some hosts: a folder for each with numbered scripts, what other programs
 * read, and a page that says what to run.
 */
public final class ScriptFolder {

  private static final String VERIFY = "40-verify.sh";
  private static final String TEARDOWN = "90-teardown.sh";

  private final Map<String, String> files = new LinkedHashMap<>();
  private final FileNames names = new FileNames();
  private final StringBuilder overview =
      new StringBuilder(
          """
          # Crypto pass-through

          Written by apqlint. Each host has a folder of its own, whose README says what to run there.

          | host | folder |
          |---|---|
          """);

  /** Adds the folder of a host, whose provisioning was replayed. */
  public void add(HostAnalysis analysis, Targets targets, List<Finding> comments) {
    Plan plan = ScriptPlanner.plan(analysis, targets);
    String name = plan.host().name();
    String folder = names.of(name, "");
    overview.append("| %s | [%s](%s/README.md) |%n".formatted(Markdown.cell(name), folder, folder));
    Map<String, String> texts = new LinkedHashMap<>();
    StringBuilder steps = new StringBuilder();
    for (Plan.Part part : Plan.Part.values()) {
      plan.part(part)
          .ifPresent(
              some -> {
                String title = "Crypto pass-through of host " + name + ": " + part.title() + ".";
                texts.put(part.file(), BashWriter.write(some, title, comments, Home.BESIDE));
                steps.append("| `%s` | %s |%n".formatted(part.file(), part.title()));
              });
    }
    texts.put(VERIFY, VerifyWriter.write(analysis, plan, Home.BESIDE));
    texts.put(TEARDOWN, TeardownWriter.write(plan, Home.BESIDE));
    texts.putAll(data(plan));
    texts.put("README.md", readme(plan, steps.toString(), comments));
    texts.forEach((file, text) -> files.put(folder + "/" + file, text));
  }

  /** All of them, by their paths. */
  public Map<String, String> files() {
    Map<String, String> all = new LinkedHashMap<>(files);
    all.put("README.md", overview.toString());
    all.put(Checksums.FILE, Checksums.of(all));
    return all;
  }

  /** What other programs read. */
  static Map<String, String> data(Plan plan) {
    Map<String, String> files = new LinkedHashMap<>();
    for (SetMasks masks : plan.all(SetMasks.class).toList()) {
      PersistentMasks persistent =
          new PersistentMasks(plan.host().name(), masks.apmask(), masks.aqmask());
      switch (masks.keeper()) {
        case SYSFS, OVERRIDE -> {}
        case CHZDEV -> files.put("ap-masks.chzdev", persistent.importFile());
        case UDEV -> files.put("41-ap.rules", persistent.rules());
        case KERNEL_CMDLINE -> files.put("kernel-parameters.txt", persistent.parameters() + "\n");
      }
    }
    for (DefineMdev mdev : plan.all(DefineMdev.class).toList()) {
      if (mdev.keeper() == Targets.Via.MDEVCTL) {
        files.put(
            "mdev-" + mdev.uuid() + ".json",
            MdevctlDefinition.json(mdev.attributes(), mdev.autostart()));
      } else {
        files.put(
            "nodedev-" + mdev.uuid() + ".xml", NodeDevice.xml(mdev.uuid(), mdev.attributes()));
      }
    }
    for (WriteHostdev device : plan.all(WriteHostdev.class).toList()) {
      files.put(CommandLines.hostdevFile(device.uuid()), CommandLines.hostdevXml(device.uuid()));
    }
    return files;
  }

  private static String readme(Plan plan, String steps, List<Finding> comments) {
    StringBuilder text = new StringBuilder();
    text.append("# Crypto pass-through of host ")
        .append(Markdown.cell(plan.host().name()))
        .append("\n\n");
    text.append("Written by apqlint from ").append(Markdown.cell(plan.files())).append(".\n\n");
    text.append("Run as root on the host, in this order:\n\n| script | sets up |\n|---|---|\n");
    text.append(steps);
    text.append(
        """

        Each does only what is missing, and takes back what it did when something fails (`KEEP=1` keeps it).
        `DRY_RUN=1` in front of a script prints what it would do; that needs no host.

        * `%s` only reads: it tells every difference between the host and the specification, and exits with 1 if there is one.
        * `%s` takes it all back: guests let go first, then the mdevs go, then the host has every queue again.
        """
            .formatted(VERIFY, TEARDOWN));
    return text.append(Markdown.findings(comments)).toString();
  }
}
