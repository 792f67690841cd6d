package org.apqlint.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apqlint.script.Checksums;

/** Writes a directory so that nobody ever finds half of it. */
final class AtomicFolder {

  private AtomicFolder() {}

  /**
   * Makes the directory hold these files and nothing else. An earlier one is replaced only if it is
   * as this program wrote it.
   *
   * @param files texts by their paths within the directory; scripts end with {@code .sh}
   * @throws CommandFailure if it cannot be written; what was there is as before
   */
  static void write(Path folder, Map<String, String> files) {
    try {
      Path target =
          Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
      if (Files.exists(target)) {
        refuseForeign(folder, target);
      }
      Path parent = target.getParent();
      if (parent == null) {
        throw new CommandFailure("cannot write `" + folder + "`: it is no directory of its own");
      }
      Path temporary = Files.createTempDirectory(parent, ".apqlint-");
      try {
        fill(temporary, files);
        exchange(temporary, target);
      } finally {
        delete(temporary);
      }
    } catch (IOException e) {
      throw new CommandFailure("cannot write `" + folder + "`: " + Failures.reason(e));
    }
  }

  private static void fill(Path folder, Map<String, String> files) throws IOException {
    permit(folder, "rwxr-xr-x");
    for (Map.Entry<String, String> entry : files.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      if (!Files.exists(file.getParent())) {
        permit(Files.createDirectory(file.getParent()), "rwxr-xr-x");
      }
      Files.writeString(file, entry.getValue(), StandardCharsets.UTF_8);
      permit(file, entry.getKey().endsWith(".sh") ? "rwxr-xr-x" : "rw-r--r--");
    }
  }

  private static void permit(Path path, String permissions) throws IOException {
    var posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (posix != null) {
      posix.setPermissions(PosixFilePermissions.fromString(permissions));
    }
  }

  private static void exchange(Path temporary, Path target) throws IOException {
    if (!Files.exists(target)) {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Path old = temporary.resolveSibling(temporary.getFileName() + ".old");
    Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    delete(old);
  }

  private static void refuseForeign(Path folder, Path target) throws IOException {
    if (!Files.isDirectory(target)) {
      throw new CommandFailure("cannot write `" + folder + "`: it is no directory");
    }
    Map<String, String> found = new HashMap<>();
    try (Stream<Path> paths = Files.walk(target)) {
      for (Path path : paths.filter(p -> !Files.isDirectory(p)).toList()) {
        found.put(target.relativize(path).toString().replace('\\', '/'), readable(path));
      }
    }
    Checksums.firstForeign(found)
        .ifPresent(
            file -> {
              throw new CommandFailure(
                  "cannot replace `"
                      + folder
                      + "`: its file `"
                      + file
                      + "` is not as apqlint wrote it; name another directory, or move it away");
            });
  }

  /** What was not written by this program may be anything. */
  private static String readable(Path path) throws IOException {
    return Files.isRegularFile(path)
        ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
        : "";
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> paths;
      try (Stream<Path> all = Files.walk(folder)) {
        paths = all.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : paths) {
        Files.delete(path);
      }
    }
  }
}
