package org.apqlint.syntax;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.apqlint.model.SourceText;

/**
 * Single files of the command line, each for itself: what a file includes is not read. The limits
 * are those of a specification.
 */
public final class SourceFiles {

  private final SourceLoader loader;

  /**
   * Finds files.
   *
   * @param directory where relative paths begin
   */
  public SourceFiles(Path directory) {
    this.loader = new SourceLoader(directory);
  }

  /**
   * The files that a word of the command line means: itself, or all {@code *.apq} below it, sorted.
   *
   * @throws UnreadableSourceException if it is no path, or a directory that cannot be listed
   */
  public List<Path> files(String word) throws UnreadableSourceException {
    return loader.files(SourceLoader.path(word));
  }

  /** The path without links, by which a file is the same however it is named. */
  public Path real(Path file) {
    return loader.real(file);
  }

  /** The name that places use for a file. */
  public String name(Path file) {
    return loader.name(file);
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableSourceException if it is missing, too large, or not UTF-8
   */
  public SourceText read(Path file) throws UnreadableSourceException {
    return loader.read(file, name(file));
  }

  /**
   * Reads standard input, under the name {@code -}.
   *
   * @throws UnreadableSourceException if it is too large, or not UTF-8
   */
  public SourceText standardInput(InputStream in) throws UnreadableSourceException {
    return loader.standardInput(in);
  }
}
