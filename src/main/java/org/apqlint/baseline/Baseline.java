package org.apqlint.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apqlint.finding.Finding;
import org.apqlint.model.SourceText;

/**
 * A list of findings that are known, so that a check reports only what has come since.
 *
 * @param source the file
 * @param entries in its order; a finding that is there twice has two
 */
public record Baseline(SourceText source, List<BaselineEntry> entries) {

  /** The name and version of the form. */
  static final String FORMAT = "apqlint/1";

  private static final String HEAD =
      """
      # What `apqlint check --baseline` counts and does not show again. An entry whose finding
      # is gone is an error: `apqlint baseline prune` takes it out.
      """;

  private static final YAMLFactory YAML =
      YAMLFactory.builder()
          .enable(Feature.MINIMIZE_QUOTES)
          .enable(Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .disable(Feature.WRITE_DOC_START_MARKER)
          .disable(Feature.SPLIT_LINES)
          .build();

  public Baseline {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a file.
   *
   * @throws BaselineException if it is not a baseline of this form
   */
  public static Baseline read(SourceText source) throws BaselineException {
    return new Baseline(source, new BaselineReader(source).read());
  }

  /**
   * Which findings are known, and which entries know none. Of several findings that an entry could
   * be, it is the first one that no other entry is.
   *
   * @param known the findings, with their entries
   * @param stale the other entries
   */
  public record Match(Map<Finding, BaselineEntry> known, List<BaselineEntry> stale) {}

  /** A rule and a thing. */
  private record Key(String code, String address) {}

  /** Looks up findings, which are in the order of a report. */
  public Match match(Collection<Finding> findings) {
    Map<Key, List<Finding>> byKey = new HashMap<>();
    for (Finding finding : findings) {
      byKey
          .computeIfAbsent(new Key(finding.code(), finding.subject()), any -> new ArrayList<>())
          .add(finding);
    }
    Map<Finding, BaselineEntry> known = new LinkedHashMap<>();
    List<BaselineEntry> stale = new ArrayList<>();
    for (BaselineEntry entry : entries) {
      boolean found = false;
      Iterator<Finding> open =
          byKey.getOrDefault(new Key(entry.code(), entry.address()), List.of()).iterator();
      while (!found && open.hasNext()) {
        Finding finding = open.next();
        if (entry.is(finding)) {
          known.put(finding, entry);
          open.remove();
          found = true;
        }
      }
      if (!found) {
        stale.add(entry);
      }
    }
    return new Match(known, stale);
  }

  /** What an entry consists of, wherever it comes from. */
  private record Line(String code, String address, Optional<String> says) {

    static Line of(Finding finding) {
      return new Line(finding.code(), finding.subject(), Optional.of(finding.message()));
    }

    static Line of(BaselineEntry entry) {
      return new Line(entry.code(), entry.address(), entry.says());
    }
  }

  /** The file that knows these findings, in an order that no line number decides. */
  public static String write(List<Finding> findings) {
    return text(
        findings.stream()
            .map(Line::of)
            .sorted(
                Comparator.comparing(Line::address)
                    .thenComparing(Line::code)
                    .thenComparing(line -> line.says().orElse("")))
            .toList());
  }

  private static String text(List<Line> lines) {
    StringWriter out = new StringWriter();
    try (JsonGenerator yaml = YAML.createGenerator(out)) {
      yaml.writeStartObject();
      yaml.writeStringField("baseline", FORMAT);
      yaml.writeArrayFieldStart("findings");
      for (Line line : lines) {
        yaml.writeStartObject();
        yaml.writeStringField("code", line.code());
        yaml.writeStringField("at", line.address());
        if (line.says().isPresent()) {
          yaml.writeStringField("says", line.says().get());
        }
        yaml.writeEndObject();
      }
      yaml.writeEndArray();
      yaml.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return HEAD + out;
  }

  /**
   * The text of the file without these entries; its other lines, comments too, stay as they are.
   * Where somebody has given it another layout, entries may share lines; then all is written anew.
   */
  public String without(Collection<BaselineEntry> gone) {
    List<Line> rest =
        entries.stream().filter(entry -> !gone.contains(entry)).map(Line::of).toList();
    String text = withoutLines(gone);
    try {
      List<BaselineEntry> left = read(new SourceText(source.file(), text)).entries();
      return left.stream().map(Line::of).toList().equals(rest) ? text : text(rest);
    } catch (BaselineException e) {
      return text(rest);
    }
  }

  private String withoutLines(Collection<BaselineEntry> gone) {
    Set<Integer> lines = new HashSet<>();
    for (BaselineEntry entry : gone) {
      for (int line = entry.lines().line(); line <= entry.lines().endLine(); line++) {
        lines.add(line);
      }
    }
    StringBuilder out = new StringBuilder();
    int number = 0;
    for (String line : source.text().split("(?<=\n)")) {
      number++;
      out.append(lines.contains(number) ? "" : line);
    }
    return out.toString();
  }
}
