package org.apqlint.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.Provisioning;
import org.apqlint.engine.plan.Manner;
import org.apqlint.script.Refusals;
import org.apqlint.script.ScriptFolder;
import org.apqlint.script.Targets;

/**
 * What {@code script -o DIRECTORY} writes for one host of a sample.
 *
 * @param sample the specification, as a path below {@code samples}
 * @param analysis of the host
 * @param files by their names
 */
record Folder(String sample, HostAnalysis analysis, Map<String, String> files) {

  private static final Path SAMPLES = Path.of("samples");

  /** {@code over-provisioning/zeus.apq, host zeus}. */
  @Override
  public String toString() {
    return sample + ", host " + analysis.host().name();
  }

  /** Those files whose names begin and end so, by their names. */
  Map<String, String> files(String prefix, String suffix) {
    return files.entrySet().stream()
        .filter(f -> f.getKey().startsWith(prefix) && f.getKey().endsWith(suffix))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  /** Reading and analysing them takes a while; the analysis is the same for all targets. */
  private static final class Samples {
    static final Map<Path, Checked> CHECKED = checked();

    private static Map<Path, Checked> checked() {
      Map<Path, Checked> checked = new TreeMap<>();
      try (Stream<Path> all = Files.walk(SAMPLES)) {
        all.filter(path -> path.toString().endsWith(".apq"))
            .forEach(path -> checked.put(path, Folder.checked(path)));
      } catch (IOException e) {
        throw new AssertionError(SAMPLES.toString(), e);
      }
      return checked;
    }
  }

  private static Checked checked(Path specification) {
    return Checked.by(
        Checked.engine(),
        Checked.read(specification.getParent(), List.of(specification.getFileName().toString())),
        Manner.SAFEST);
  }

  /** Those of every host of every sample that can be provisioned. */
  static List<Folder> ofSamples(Targets targets) {
    List<Folder> folders =
        Samples.CHECKED.keySet().stream().flatMap(path -> of(path, targets).stream()).toList();
    // Some samples are there to be refused; most are not.
    assertThat(folders).hasSizeGreaterThan(Samples.CHECKED.size() / 2);
    return folders;
  }

  /** Those of the hosts of this sample. */
  static List<Folder> of(Path specification, Targets targets) {
    Checked checked = Samples.CHECKED.get(specification);
    return checked.analysis().hosts().stream()
        .filter(host -> provisions(host, checked))
        .map(
            host ->
                new Folder(
                    SAMPLES.relativize(specification).toString(), host, files(host, targets)))
        .toList();
  }

  private static boolean provisions(HostAnalysis host, Checked checked) {
    return Refusals.of(host.host().name(), checked.findings()).isEmpty()
        && host.provisioning().flatMap(Provisioning::refusal).isEmpty();
  }

  private static Map<String, String> files(HostAnalysis host, Targets targets) {
    ScriptFolder folder = new ScriptFolder();
    folder.add(host, targets, List.of());
    return folder.files().entrySet().stream()
        .filter(file -> file.getKey().contains("/"))
        .collect(
            Collectors.toMap(
                file -> file.getKey().substring(file.getKey().indexOf('/') + 1),
                Map.Entry::getValue));
  }
}
