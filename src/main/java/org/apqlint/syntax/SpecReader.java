package org.apqlint.syntax;

import java.util.List;
import org.apqlint.config.KernelTable;
import org.apqlint.model.SourceText;
import org.apqlint.model.Suppression;
import org.apqlint.run.RunEvents;
import org.apqlint.run.Work;

/**
 * Reads specifications. Whatever the input holds gives findings; only a source that cannot be read
 * at all, or that is beyond the {@link Limits}, is an exception.
 */
public final class SpecReader {

  private final SourceOptions options;
  private final KernelTable kernels;
  private final RunEvents events;

  public SpecReader(SourceOptions options) {
    this(options, RunEvents.IGNORED);
  }

  /** A reader that tells what it does. */
  public SpecReader(SourceOptions options, RunEvents events) {
    this.options = options;
    this.events = events;
    this.kernels = KernelTable.load();
  }

  /**
   * Reads files, directories (all {@code *.apq} below them, sorted) and {@code -} (standard input)
   * as one specification.
   *
   * @throws UnreadableSourceException if a source is missing, too large, not UTF-8, or leads out of
   *     the root by an include
   */
  public ReadResult read(List<String> paths) throws UnreadableSourceException {
    Problems problems = new Problems();
    SourceSet sources = new SourceSet(options, problems, events);
    for (String path : paths) {
      if (path.equals(SourceLoader.STANDARD_INPUT)) {
        sources.add(options.standardInput());
      } else {
        sources.add(SourceLoader.path(path));
      }
    }
    return result(sources, problems);
  }

  /**
   * Reads a text as one specification. Its includes are relative to the root.
   *
   * @throws UnreadableSourceException if an included file cannot be read
   */
  public ReadResult readText(String name, String text) throws UnreadableSourceException {
    Problems problems = new Problems();
    SourceSet sources = new SourceSet(options, problems, events);
    sources.add(new SourceText(name, text));
    return result(sources, problems);
  }

  private ReadResult result(SourceSet sources, Problems problems) {
    RunEvents.Part part = events.begin(Work.BUILD);
    try (part) {
      var spec = new SpecBuilder(problems, kernels).build(sources);
      List<Suppression> suppressions =
          sources.sources().values().stream()
              .flatMap(source -> SuppressionReader.read(source).stream())
              .toList();
      return new ReadResult(spec, problems.findings(), sources.sources(), suppressions);
    }
  }
}
