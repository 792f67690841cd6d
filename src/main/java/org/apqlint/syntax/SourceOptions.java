package org.apqlint.syntax;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.apqlint.model.SourceText;

/**
 * Where a specification is read from.
 *
 * @param root the directory that no {@code include} may leave; also where the includes of standard
 *     input begin
 * @param standardInput what {@code -} reads
 * @param directory where relative paths begin; places name files as seen from there
 * @param instead texts to take in place of files, by the name that places use
 */
public record SourceOptions(
    Path root, InputStream standardInput, Path directory, Map<String, SourceText> instead) {

  public SourceOptions {
    instead = Map.copyOf(instead);
  }

  /** All texts come from files and standard input. */
  public SourceOptions(Path root, InputStream standardInput, Path directory) {
    this(root, standardInput, directory, Map.of());
  }

  /** Relative paths begin in the current directory of the process. */
  public SourceOptions(Path root, InputStream standardInput) {
    this(root, standardInput, Path.of(""));
  }
}
