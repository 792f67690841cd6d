package org.apqlint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apqlint.syntax.SourceFiles;
import org.apqlint.syntax.UnreadableSourceException;

/**
 * How a file looked at a moment; it has changed if it looks otherwise. A file that another one
 * replaced has another key, even if size and time are the same.
 *
 * @param key what the file system knows it by; null where it knows no such thing
 * @param specifications the names of those below it, if it is a directory
 */
record Stamp(boolean there, FileTime time, long size, Object key, List<Path> specifications) {

  private static final Stamp MISSING = new Stamp(false, null, 0, null, List.of());

  static Stamp of(Path path) {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      // The time of a directory also changes with files that are none of ours.
      return now.isDirectory()
          ? new Stamp(true, null, 0, now.fileKey(), below(path))
          : new Stamp(true, now.lastModifiedTime(), now.size(), now.fileKey(), List.of());
    } catch (IOException e) {
      return MISSING;
    }
  }

  private static List<Path> below(Path directory) {
    try {
      return new SourceFiles(Path.of("")).files(directory.toString());
    } catch (UnreadableSourceException e) {
      return List.of();
    }
  }
}
