package org.apqlint.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
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

  private RuleIndex() {}

  static Map<String, Entry> read() {
    try {
      Matcher row = ROW.matcher(Files.readString(RuleFolder.RULES.resolve("README.md")));
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
