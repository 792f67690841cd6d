package org.apqlint.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apqlint.finding.Finding;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Note;

/** The text of a script, line by line. Its functions are kept as bash, beside this class. */
final class BashText {

  private static final Pattern FILE = Pattern.compile(" <<'([A-Z]+)'$");

  private final StringBuilder out = new StringBuilder();

  void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  /** A comment that cannot leave its line, nor be taken for a directive to shellcheck. */
  void comment(String text) {
    String safe = Quote.line(text);
    line(safe.isEmpty() ? "#" : safe.startsWith("shellcheck") ? "#  : " + safe : "# " + safe);
  }

  /** The driver that the script is for, and what the specification notes of the host. */
  void about(Host host) {
    comment(host.kernel().describe());
    host.kernel().remark().ifPresent(remark -> comment("remark: " + remark));
    host.notes().forEach(this::note);
  }

  void note(Note note) {
    comment("note (" + note.place().fileAndLine() + "): " + note.text());
  }

  void finding(Finding finding) {
    comment(
        finding.severity()
            + "["
            + finding.code()
            + "] "
            + finding.place()
            + ": "
            + finding.message());
    finding.help().ifPresent(help -> comment("  help: " + help));
  }

  /** The files of functions, and the line that ends them. */
  void functions(List<String> files) {
    resources(files);
    line("# What follows is the host. ".concat("-".repeat(64)));
  }

  /** Files of bash as they are, one behind the other. */
  void resources(List<String> files) {
    files.forEach(file -> line(resource(file)));
  }

  private static String resource(String name) {
    try (InputStream in = BashText.class.getResourceAsStream(name + ".bash")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + ".bash of the program", e);
    }
  }

  void step(String title) {
    line("step " + Quote.word(title));
  }

  /** A block that begins with the lines of the specification that ask for it. */
  void open(String title, Operation operation) {
    line("");
    if (!operation.places().isEmpty()) {
      comment(Places.text(operation.places()));
    }
    step(Quote.line(title));
  }

  void open(String title) {
    line("");
    step(Quote.line(title));
  }

  void notes(List<Note> notes) {
    notes.forEach(this::note);
  }

  /** A command that reads a file from its standard input. */
  void file(String command, String end, String text) {
    line(command + " <<'" + end + "'");
    out.append(text.stripTrailing()).append('\n');
    line(end);
  }

  /** Ids as words of a command line. */
  static String numbers(IdSet ids) {
    return ids.stream().mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  /** Both masks as words of a command line, on two lines. */
  static String masks(Operation.SetMasks masks) {
    return masks(masks.apmask(), masks.aqmask());
  }

  static String masks(IdSet apmask, IdSet aqmask) {
    return apmask.toMask() + " \\\n  " + aqmask.toMask();
  }

  /**
   * What stands within braces or branches. Files stay as they are, and so does a word that goes on
   * in the next line.
   */
  void indented(BashText body) {
    String end = "";
    String before = "";
    for (String text : body.toString().strip().lines().toList()) {
      boolean asItIs = !end.isEmpty() || before.endsWith(",\\") || text.isEmpty();
      line(asItIs ? text : "  " + text);
      Matcher file = FILE.matcher(text);
      end = file.find() ? file.group(1) : text.equals(end) ? "" : end;
      before = text;
    }
  }

  void end() {
    line(
        """

        heed
        if dry; then
          step 'this was a dry run: nothing was changed'
        else
          step "done: ${#changes[@]} changes"
        fi""");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
