package org.apqlint.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules as their index {@code rules/README.md} lists them. It is a Markdown table; its rows
 * look like {@code | [AP201](mdev/AP201-x/README.md) | name | error | one line |}.
 */
public final class RuleCatalogue {

  private static final String ROOT = "/rules/";

  private final List<RuleEntry> entries;

  private RuleCatalogue(List<RuleEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** The catalogue that is part of the program. */
  public static RuleCatalogue load() {
    return parse(resource(ROOT + "README.md").orElse(""));
  }

  static RuleCatalogue parse(String index) {
    List<RuleEntry> entries = new ArrayList<>();
    index.lines().forEach(line -> row(line).ifPresent(entries::add));
    return new RuleCatalogue(entries);
  }

  private static Optional<RuleEntry> row(String line) {
    if (!line.startsWith("| [AP")) {
      return Optional.empty();
    }
    String[] cells = line.split("\\|", -1);
    int close = cells[1].indexOf("](");
    int end = cells[1].indexOf(')', close);
    if (cells.length < 5 || close < 0 || end < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new RuleEntry(
            cells[1].substring(cells[1].indexOf('[') + 1, close),
            cells[2].strip(),
            cells[3].strip(),
            cells[4].strip(),
            ROOT + cells[1].substring(close + 2, end)));
  }

  /** All rules, in the order of the index. */
  public List<RuleEntry> entries() {
    return entries;
  }

  /** The rule of that code or name, whatever the case of its letters. */
  public Optional<RuleEntry> find(String codeOrName) {
    return entries.stream()
        .filter(
            entry ->
                entry.code().equalsIgnoreCase(codeOrName)
                    || entry.name().equalsIgnoreCase(codeOrName))
        .findFirst();
  }

  /** Every code and name, for a hint. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    entries.forEach(entry -> words.add(entry.code()));
    entries.forEach(entry -> words.add(entry.name()));
    return words;
  }

  /** The page of a rule, Markdown. */
  public Optional<String> page(RuleEntry entry) {
    return resource(entry.page());
  }

  /** The table that {@code apqlint rules} prints. */
  public String table() {
    int names = entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (RuleEntry entry : entries) {
      out.append(String.format("%-6s %-8s ", entry.code(), entry.severity()))
          .append(entry.name())
          .append(" ".repeat(names - entry.name().length() + 2))
          .append(entry.summary())
          .append('\n');
    }
    return out.toString();
  }

  private static Optional<String> resource(String path) {
    try (InputStream in = RuleCatalogue.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + path + " from the program's own jar", e);
    }
  }
}
