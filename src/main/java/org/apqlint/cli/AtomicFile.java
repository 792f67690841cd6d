package org.apqlint.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes a file so that nobody ever finds half of it. */
final class AtomicFile {

  private AtomicFile() {}

  /**
   * Replaces the file by this script; it may be executed by everybody.
   *
   * @throws CommandFailure if it cannot be written; a file that was there is as before
   */
  static void writeScript(Path file, String text) {
    try {
      // A link stays a link: what it points to is replaced.
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.isDirectory(target)) {
        throw new CommandFailure("cannot write `" + file + "`: it is a directory");
      }
      Path temporary = Files.createTempFile(target.getParent(), ".apqlint-", ".tmp");
      try {
        Files.writeString(temporary, text, StandardCharsets.UTF_8);
        var posix = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        if (posix != null) {
          posix.setPermissions(PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new CommandFailure("cannot write `" + file + "`: " + Failures.reason(e));
    }
  }
}
