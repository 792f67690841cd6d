package org.apqlint.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.cli.BaselineFile;
import org.apqlint.finding.Finding;
import org.apqlint.model.SourceText;
import org.apqlint.report.RuleCatalogue;
import org.apqlint.settings.ReadSettings;
import org.apqlint.settings.SettingsFile;
import org.apqlint.settings.SettingsReader;
import org.apqlint.syntax.ReadResult;

/**
 * A specification with markers {@code # expect CODE}: a file such as {@code bad-x.apq}, or a folder
 * {@code bad-x} where it takes several, or a configuration.
 */
public record Sample(Path path) {

  private static final Pattern MARKER =
      Pattern.compile("#\\s*expect\\s+(AP\\d{3}(?:\\s*,\\s*AP\\d{3})*)\\s*$");

  /** What {@code check --baseline} gets, in a folder that is a sample. */
  private static final String BASELINE = "baseline.yaml";

  /** {@code bad-x}. */
  public String name() {
    return path.getFileName().toString().replaceFirst("\\.apq$", "");
  }

  /** Checks the sample where it is, so that places name no directory. */
  public Checked check() {
    return afterBaseline(Checked.by(Checked.engine(), read()));
  }

  /** What a check with the baseline of the sample reports, if it has one. */
  Checked afterBaseline(Checked checked) {
    return Files.exists(base().resolve(BASELINE))
        ? checked.with(BaselineFile.read(BASELINE, base()))
        : checked;
  }

  /** Reads the sample where it is. A folder may have a configuration, for its policies. */
  ReadResult read() {
    ReadResult read = Checked.read(base(), names());
    Path configuration = path.resolve(SettingsFile.NAME);
    return Files.exists(configuration)
        ? under(new SourceText(SettingsFile.NAME, read(configuration)), read)
        : read;
  }

  private static ReadResult under(SourceText configuration, ReadResult read) {
    ReadSettings settings = SettingsReader.read(configuration, RuleCatalogue.load());
    assertThat(settings.problems()).isEmpty();
    Map<String, SourceText> sources = new HashMap<>(read.sources());
    sources.put(configuration.file(), configuration);
    return new ReadResult(
        read.spec().under(settings.settings().demands()),
        read.findings(),
        sources,
        read.suppressions());
  }

  private List<String> names() {
    return files(".apq").stream().map(file -> base().relativize(file).toString()).toList();
  }

  /** What was approved as its findings. */
  String approved() {
    return read(path.resolveSibling(name() + ".approved.txt"));
  }

  private Path base() {
    return Files.isDirectory(path) ? path : path.getParent();
  }

  private List<Path> files(String ending) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines {@code file:line} that the markers {@code # expect CODE} name, by code. */
  public TreeMap<String, Set<String>> expected() {
    TreeMap<String, Set<String>> places = new TreeMap<>();
    List<Path> files = new ArrayList<>(files(".apq"));
    if (Files.isDirectory(path)) {
      files.addAll(files(".yaml"));
    }
    for (Path file : files) {
      String[] lines = read(file).split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        Matcher marker = MARKER.matcher(lines[i]);
        if (marker.find()) {
          for (String code : marker.group(1).split("\\s*,\\s*")) {
            places
                .computeIfAbsent(code, any -> new TreeSet<>())
                .add(base().relativize(file) + ":" + (i + 1));
          }
        }
      }
    }
    return places;
  }

  /** The lines {@code file:line} of findings. */
  public static Set<String> lines(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.place().fileAndLine())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
