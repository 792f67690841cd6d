package org.apqlint.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the configuration of a run is. All files of a run are one specification, so it has one
 * configuration: that of the nearest directory that holds all of them, or of one above.
 */
public final class SettingsFile {

  /** Its name. */
  public static final String NAME = ".apqlint.yaml";

  /** A name that people give it, and that would be passed over without a word. */
  public static final String OTHER_NAME = ".apqlint.yml";

  private static final String STANDARD_INPUT = "-";

  private SettingsFile() {}

  /** The file for these arguments of a command line, or the one that is called otherwise. */
  public static Optional<Path> nearest(Path cwd, List<String> paths) {
    for (Path here = common(cwd, paths); here != null; here = here.getParent()) {
      for (String name : List.of(NAME, OTHER_NAME)) {
        Path file = here.resolve(name);
        // A link that leads nowhere was meant to be a configuration, too.
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  /** The deepest directory that all of them lie in; standard input lies in the current one. */
  static Path common(Path cwd, List<String> paths) {
    return paths.stream()
        .map(path -> directory(cwd, path))
        .reduce(SettingsFile::common)
        .orElseGet(() -> absolute(cwd));
  }

  private static Path common(Path one, Path other) {
    Path common = one;
    while (!other.startsWith(common)) {
      common = common.getParent();
    }
    return common;
  }

  private static Path directory(Path cwd, String word) {
    if (word.equals(STANDARD_INPUT)) {
      return absolute(cwd);
    }
    try {
      Path path = absolute(cwd.resolve(word));
      return Files.isDirectory(path) || path.getParent() == null ? path : path.getParent();
    } catch (InvalidPathException e) {
      // The reader says so.
      return absolute(cwd);
    }
  }

  /** The path from the root of the file system, without detours. */
  public static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
