package org.apqlint.syntax;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the specifications below a directory. Hidden files are left out, because editors and
 * version control keep theirs there; so are pipes and devices, which may never end. A link to a
 * directory is not followed, a link to a file is that file, and one to nothing fails later on.
 */
final class DirectoryListing extends SimpleFileVisitor<Path> {

  static final String SUFFIX = ".apq";

  private final Path top;
  private final List<Path> found = new ArrayList<>();

  private DirectoryListing(Path top) {
    this.top = top;
  }

  /** All of them in no order; of more than a specification may have, one too many. */
  static List<Path> of(Path directory) throws IOException {
    DirectoryListing listing = new DirectoryListing(directory);
    Files.walkFileTree(directory, listing);
    return listing.found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    return !directory.equals(top) && hidden(directory)
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    boolean named = file.toString().endsWith(SUFFIX) && !hidden(file);
    if (named && (Files.isRegularFile(file) || !Files.exists(file))) {
      found.add(file);
    }
    return found.size() > Limits.FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
  }

  private static boolean hidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }
}
