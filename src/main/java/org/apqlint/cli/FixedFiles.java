package org.apqlint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apqlint.model.SourceText;
import org.apqlint.syntax.SourceFiles;
import org.apqlint.syntax.UnreadableSourceException;

/** The files that fixes change: all of them are written, or none. */
final class FixedFiles {

  private static final String STANDARD_INPUT = "-";

  private final Map<String, SourceText> before;
  private final Map<String, SourceText> after = new TreeMap<>();
  private final Console console;

  FixedFiles(Map<String, SourceText> before, Map<String, SourceText> after, Console console) {
    this.before = before;
    this.console = console;
    after.forEach(
        (file, text) -> {
          if (!text.text().equals(before.get(file).text())) {
            this.after.put(file, text);
          }
        });
  }

  boolean isEmpty() {
    return after.isEmpty();
  }

  /** The differences, file by file. */
  String differences() {
    StringBuilder out = new StringBuilder();
    after.forEach(
        (file, text) ->
            out.append(UnifiedDiff.shown(file, before.get(file).text(), text.text(), console)));
    return out.toString();
  }

  /**
   * Writes the files. What stands in them must be what was checked.
   *
   * @throws CommandFailure if one of them cannot be written; then all are as before
   */
  void write() {
    List<String> files = after.keySet().stream().filter(f -> !f.equals(STANDARD_INPUT)).toList();
    files.forEach(this::compare);
    List<String> written = new ArrayList<>();
    try {
      for (String file : files) {
        AtomicFile.rewrite(path(file), after.get(file).text());
        written.add(file);
      }
    } catch (CommandFailure failure) {
      written.forEach(file -> AtomicFile.rewrite(path(file), before.get(file).text()));
      throw failure;
    }
  }

  private void compare(String file) {
    AtomicFile.mustBeWritable(path(file));
    try {
      SourceText now = new SourceFiles(console.cwd()).read(Path.of(file));
      if (!now.text().equals(before.get(file).text())) {
        throw new CommandFailure(
            "`" + file + "` changed while it was checked: nothing is written, run it again");
      }
    } catch (UnreadableSourceException e) {
      throw new CommandFailure(e.getMessage());
    }
  }

  private Path path(String file) {
    return console.cwd().resolve(file);
  }
}
