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
    replace(
        file,
        text,
        (temporary, target) -> {
          var posix = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
          if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        });
  }

  /**
   * Gives a file that is there another text, and keeps its permissions, and its owner where that is
   * permitted.
   *
   * @throws CommandFailure if it cannot be written; it is then as before
   */
  static void rewrite(Path file, String text) {
    if (!Files.isWritable(file)) {
      // Else a file that nobody may write would be replaced by another one.
      throw failure(file, "permission denied");
    }
    replace(file, text, AtomicFile::copyAttributes);
  }

  /** Prepares the file that takes the place of another one. */
  private interface Preparation {
    void prepare(Path temporary, Path target) throws IOException;
  }

  private static void copyAttributes(Path temporary, Path target) throws IOException {
    var from = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    var to = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (from == null || to == null) {
      return;
    }
    var attributes = from.readAttributes();
    try {
      to.setGroup(attributes.group());
      to.setOwner(attributes.owner());
    } catch (IOException e) {
      // Only root may give a file away; it then belongs to who formats it, as with any editor.
    }
    to.setPermissions(attributes.permissions());
  }

  private static void replace(Path file, String text, Preparation preparation) {
    try {
      // A link stays a link: what it points to is replaced.
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.isDirectory(target)) {
        throw failure(file, "it is a directory");
      }
      Path temporary = Files.createTempFile(target.getParent(), ".apqlint-", ".tmp");
      try {
        Files.writeString(temporary, text, StandardCharsets.UTF_8);
        preparation.prepare(temporary, target);
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw failure(file, Failures.reason(e));
    }
  }

  private static CommandFailure failure(Path file, String why) {
    return new CommandFailure("cannot write `" + file + "`: " + why);
  }
}
