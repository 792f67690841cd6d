package org.apqlint.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;

/** Writes a file so that nobody ever finds half of it. */
final class AtomicFile {

  private AtomicFile() {}

  private static final String SCRIPT = "rwxr-xr-x";

  /**
   * Replaces the file by this script; it may be executed by everybody.
   *
   * @throws CommandFailure if it cannot be written; a file that was there is as before
   */
  static void writeScript(Path file, String text) {
    write(file, text, Optional.of(SCRIPT));
  }

  /**
   * Replaces the file by this text. Who may read it stays as it was, or is as the umask says.
   *
   * @throws CommandFailure if it cannot be written; a file that was there is as before
   */
  static void writeText(Path file, String text) {
    write(file, text, Optional.empty());
  }

  /**
   * Gives a file that is there another text. Who owns it stays as it was, too, where that is
   * permitted.
   *
   * @throws CommandFailure if it cannot be written; it is then as before
   */
  static void rewrite(Path file, String text) {
    mustBeWritable(file);
    writeText(file, text);
  }

  /**
   * Looks before many files are written.
   *
   * @throws CommandFailure if it is no file that may be given another text
   */
  static void mustBeWritable(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure("cannot write `" + file + "`: not a regular file");
    }
    if (!Files.isWritable(file)) {
      // Else a file that nobody may write would be replaced by another one.
      throw new CommandFailure("cannot write `" + file + "`: permission denied");
    }
  }

  private static void write(Path file, String text, Optional<String> permissions) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    try {
      if (Files.isDirectory(file)) {
        throw new CommandFailure("cannot write `" + file + "`: it is a directory");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        // A device or a pipe is written to: replacing it would take it from everybody else.
        Files.write(file, content, StandardOpenOption.WRITE);
        return;
      }
      // A link stays a link: what it points to is replaced.
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path temporary = target.resolveSibling(".apqlint-" + UUID.randomUUID() + ".tmp");
      try {
        Files.write(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var posix = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        if (posix != null && permissions.isPresent()) {
          posix.setPermissions(PosixFilePermissions.fromString(permissions.get()));
        } else if (posix != null && Files.exists(target)) {
          keepAttributes(posix, target);
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

  private static void keepAttributes(PosixFileAttributeView file, Path target) throws IOException {
    PosixFileAttributes before = Files.readAttributes(target, PosixFileAttributes.class);
    try {
      file.setGroup(before.group());
      file.setOwner(before.owner());
    } catch (IOException e) {
      // Only root may give a file away; it then belongs to who writes it, as with any editor.
    }
    file.setPermissions(before.permissions());
  }
}
