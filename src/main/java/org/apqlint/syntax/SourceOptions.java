package org.apqlint.syntax;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where a specification is read from.
 *
 * @param root the directory that no {@code include} may leave; also where the includes of standard
 *     input begin
 * @param standardInput what {@code -} reads
 * @param directory where relative paths begin; places name files as seen from there
 */
public record SourceOptions(Path root, InputStream standardInput, Path directory) {

  /** Relative paths begin in the current directory of the process. */
  public SourceOptions(Path root, InputStream standardInput) {
    this(root, standardInput, Path.of(""));
  }
}
