package org.apqlint.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apqlint.format.Formatted;
import org.apqlint.format.Formatter;
import org.apqlint.format.LeftAsIs;
import org.apqlint.model.SourceText;
import org.apqlint.report.Glyphs;
import org.apqlint.syntax.SourceFiles;
import org.apqlint.syntax.UnreadableSourceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apqlint fmt}: the layout of files. It needs no rule, so the engine is not loaded. */
@Command(
    name = "fmt",
    description = {
      "Give specifications the layout of the language, and print the names of the files that"
          + " changed. Words and comments stay as they are.",
      "Included files are not followed. Statements with a syntax error are left as they are, and"
          + " told on standard error."
    },
    exitCodeList = {
      "0:done, or nothing to do",
      "1:with --check or --diff, if the layout of a file differs",
      "2:a wrong command line, or something that cannot be read, written, or formatted for its errors"
    })
final class FmtCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";

  private final Context context;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "files, directories (all *.apq below), or - to format standard input")
  private List<String> paths;

  @Option(
      names = "--check",
      description = "write nothing; print the names of the files whose layout differs")
  private boolean check;

  @Option(names = "--diff", description = "write nothing; print what would change")
  private boolean diff;

  @Spec private CommandSpec spec;

  private final Set<Path> seen = new HashSet<>();
  private boolean differs;
  private boolean failed;

  FmtCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (writes() && paths.size() > 1 && paths.contains(STANDARD_INPUT)) {
      throw new ParameterException(
          spec.commandLine(), "`-` stands alone: its text and the names of files would mix");
    }
    SourceFiles files = new SourceFiles(context.console().cwd());
    for (String path : paths) {
      if (path.equals(STANDARD_INPUT)) {
        attempt(() -> standardInput(files));
      } else {
        attempt(() -> format(files, path));
      }
    }
    ExitCode code =
        failed ? ExitCode.FAILURE : differs && !writes() ? ExitCode.FINDINGS : ExitCode.CLEAN;
    return code.code();
  }

  private boolean writes() {
    return !check && !diff;
  }

  private interface Attempt {
    void run() throws UnreadableSourceException;
  }

  /** One file that cannot be read or written does not keep the others from being formatted. */
  private void attempt(Attempt attempt) {
    try {
      attempt.run();
    } catch (UnreadableSourceException | CommandFailure e) {
      failed = true;
      context.complain("apqlint: " + Glyphs.visible(e.getMessage()) + "\n");
    }
  }

  private void standardInput(SourceFiles files) throws UnreadableSourceException {
    Formatted formatted = formatted(files.standardInput(context.console().in()));
    if (writes()) {
      context.print(formatted.text());
    } else if (formatted.changed()) {
      show(formatted);
    }
  }

  private void format(SourceFiles files, String path) throws UnreadableSourceException {
    for (Path file : files.files(path)) {
      if (seen.add(files.real(file))) {
        attempt(() -> file(files, file));
      }
    }
  }

  private void file(SourceFiles files, Path file) throws UnreadableSourceException {
    Formatted formatted = formatted(files.read(file));
    if (!formatted.changed()) {
      return;
    }
    if (writes()) {
      AtomicFile.rewrite(context.console().cwd().resolve(file), formatted.text());
    }
    show(formatted);
  }

  private void show(Formatted formatted) {
    differs = true;
    SourceText source = formatted.source();
    context.print(
        diff
            ? UnifiedDiff.shown(source.file(), source.text(), formatted.text(), context.console())
            : Glyphs.visible(source.file()) + "\n");
  }

  private Formatted formatted(SourceText source) {
    Formatted formatted = Formatter.format(source);
    for (LeftAsIs left : formatted.left()) {
      failed = true;
      context.complain(
          Glyphs.visible(
                  left.place()
                      + (left.whole() ? ": the file is left as it is: " : ": left as it is: ")
                      + left.why())
              + "\n");
    }
    return formatted;
  }
}
