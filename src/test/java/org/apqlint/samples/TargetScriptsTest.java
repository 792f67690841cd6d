package org.apqlint.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.engine.plan.Manner;
import org.apqlint.model.Generation;
import org.apqlint.script.BashWriter;
import org.apqlint.script.Plan;
import org.apqlint.script.Refusals;
import org.apqlint.script.ScriptPlanner;
import org.apqlint.script.Targets;
import org.apqlint.script.TeardownWriter;
import org.apqlint.script.VerifyWriter;
import org.apqlint.syntax.ReadResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shellcheck on the scripts of every sample for every target: to provision, to take back and to
 * verify. Most of each script are its functions, so of all scripts with the same functions one is
 * checked as it is, and the host parts of the others behind those functions, together.
 */
class TargetScriptsTest {

  private static final String HOST_PART = "# What follows is the host.";
  private static final int AT_ONCE = 8;

  @TempDir private Path directory;

  @Test
  void shellcheckFindsNothing() throws IOException {
    assumeTrue(Shell.has("shellcheck"), "shellcheck is not installed");
    Map<String, Set<String>> byFunctions = new LinkedHashMap<>();
    int scripts = 0;
    for (HostAnalysis host : hosts()) {
      for (String script : scripts(host)) {
        scripts++;
        byFunctions.computeIfAbsent(functions(script), f -> new LinkedHashSet<>()).add(script);
      }
    }
    List<String> files = new ArrayList<>();
    for (Map.Entry<String, Set<String>> same : byFunctions.entrySet()) {
      files.add(file(files.size(), same.getValue().iterator().next()));
      StringBuilder together = new StringBuilder("#!/bin/bash\n" + same.getKey());
      same.getValue().forEach(script -> together.append(hostPart(script)));
      files.add(file(files.size(), together.toString()));
    }
    System.out.printf(
        "shellcheck: %d scripts with %d sets of functions%n", scripts, byFunctions.size());
    assertThat(scripts).isGreaterThan(1000);
    assertThat(complaints(files)).isEmpty();
  }

  /** The hosts of the samples that can be provisioned; as many of 6.19, with overrides. */
  private static List<HostAnalysis> hosts() throws IOException {
    List<Path> specs;
    try (Stream<Path> files = Files.walk(Path.of("samples"))) {
      specs = files.filter(file -> file.toString().endsWith(".apq")).sorted().toList();
    }
    List<HostAnalysis> hosts = new ArrayList<>();
    for (Path spec : specs) {
      ReadResult read = Checked.read(spec.getParent(), List.of(spec.getFileName().toString()));
      Checked checked = Checked.by(Checked.engine(), read, Manner.SAFEST);
      checked.analysis().hosts().stream()
          .filter(host -> Refusals.of(host.host().name(), checked.findings()).isEmpty())
          .filter(host -> host.provisioning().orElseThrow().refusal().isEmpty())
          .forEach(hosts::add);
    }
    return hosts;
  }

  private static List<String> scripts(HostAnalysis host) {
    List<String> scripts = new ArrayList<>();
    for (Targets.Via via : Targets.Via.values()) {
      for (Targets.Pools pools : Targets.Pools.values()) {
        for (Targets.Guests guests : Targets.Guests.values()) {
          if (pools != Targets.Pools.OVERRIDE
              || host.host().generation() == Generation.DRIVER_OVERRIDE) {
            Plan plan = ScriptPlanner.plan(host, new Targets(via, pools, guests));
            scripts.add(BashWriter.write(plan, List.of()));
            scripts.add(TeardownWriter.write(plan));
            scripts.add(VerifyWriter.write(host, plan));
          }
        }
      }
    }
    return scripts;
  }

  private static String functions(String script) {
    return script.substring(script.indexOf("\nset -euo pipefail"), script.indexOf(HOST_PART));
  }

  private static String hostPart(String script) {
    return script.substring(script.indexOf(HOST_PART));
  }

  private String file(int number, String script) throws IOException {
    return Files.writeString(directory.resolve(number + ".bash"), script).getFileName().toString();
  }

  /** What shellcheck says of these files, a few at a time, on every core. */
  private List<String> complaints(List<String> files) {
    List<List<String>> calls = new ArrayList<>();
    for (int i = 0; i < files.size(); i += AT_ONCE) {
      calls.add(files.subList(i, Math.min(files.size(), i + AT_ONCE)));
    }
    return calls.parallelStream()
        .map(
            some -> {
              List<String> command = new ArrayList<>(List.of("shellcheck", "-s", "bash"));
              command.addAll(some);
              try {
                return Shell.run(directory, Map.of(), command).output();
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            })
        .filter(output -> !output.isEmpty())
        .toList();
  }
}
