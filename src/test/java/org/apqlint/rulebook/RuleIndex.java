package org.apqlint.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of {@code rules/README.md}: {@code | [AP201](mdev/AP201-x/README.md) | x | error | …
 * |}.
 */
final class RuleIndex {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| \\[(AP\\d+)]\\(([^)]*)\\) \\| (\\S+) \\| (\\w+) \\| (.*) \\|$");

  /** A row of the table. */
  record Entry(String link, String name, String severity, String summary) {}

  private static final Path FILE = RuleFolder.RULES.resolve("README.md");

  private RuleIndex() {}

  /**
   * Writes the rows of these folders into the table of their group. A summary comes from the rule;
   * what the reader finds has none, and keeps its row.
   */
  static void write(List<RuleFolder> folders) {
    Map<String, Entry> old = read();
    Map<String, String> rows = new TreeMap<>();
    folders.forEach(folder -> rows.merge(folder.group(), row(folder, old), String::concat));
    StringBuilder text = new StringBuilder();
    try {
      for (String line : Files.readAllLines(FILE)) {
        Matcher row = ROW.matcher(line);
        String group = row.matches() ? row.group(2).split("/", 2)[0] : "";
        text.append(group.isEmpty() ? line + "\n" : rows.getOrDefault(group, ""));
        rows.remove(group);
      }
      Files.writeString(FILE, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String row(RuleFolder folder, Map<String, Entry> old) {
    String summary =
        Files.exists(folder.drl())
            ? DrlFile.read(folder.drl()).annotations().get("summary")
            : old.containsKey(folder.code()) ? old.get(folder.code()).summary() : "";
    return String.format(
        "| [%s](%s/README.md) | %s | %s | %s |%n",
        folder.code(), folder, folder.slug(), folder.page().severity(), summary);
  }

  static Map<String, Entry> read() {
    try {
      Matcher row = ROW.matcher(Files.readString(FILE));
      Map<String, Entry> entries = new LinkedHashMap<>();
      while (row.find()) {
        entries.put(
            row.group(1), new Entry(row.group(2), row.group(3), row.group(4), row.group(5)));
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
