package org.apqlint.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apqlint.model.SourceText;

/** Reads files within their limits; every failure is told in words for people. */
final class SourceLoader {

  static final String STANDARD_INPUT = "-";

  private final Path directory;
  private final Map<String, SourceText> instead;
  private int files;
  private long bytes;

  /**
   * @param directory where relative paths begin
   */
  SourceLoader(Path directory) {
    this(directory, Map.of());
  }

  /**
   * @param instead texts to take in place of files, by the name that places use
   */
  SourceLoader(Path directory, Map<String, SourceText> instead) {
    this.directory = directory;
    this.instead = instead;
  }

  /** The path for the file system. */
  Path at(Path path) {
    return directory.resolve(path);
  }

  /** The path that a word of the command line means. */
  static Path path(String word) throws UnreadableSourceException {
    if (word.isEmpty()) {
      throw new UnreadableSourceException("an empty text is not the name of a file");
    }
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw new UnreadableSourceException(Shown.plain(word) + ": not the name of a file", e);
    }
  }

  /** The files that a path means: itself, or those below a directory, sorted. */
  List<Path> files(Path path) throws UnreadableSourceException {
    Path top = at(path);
    if (!Files.isDirectory(top)) {
      return List.of(path);
    }
    // A walk does not begin at a link.
    Path real = real(path);
    try {
      List<Path> found =
          DirectoryListing.of(real).stream()
              .map(file -> path.resolve(real.relativize(file)))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new UnreadableSourceException(
            shown(path) + ": the directory has no file that ends with " + DirectoryListing.SUFFIX);
      }
      return found;
    } catch (FileSystemException e) {
      throw failure(shown(seen(path, real, e.getFile())), e);
    } catch (IOException e) {
      throw failure(shown(path), e);
    }
  }

  /** A file below a directory, as seen from where the directory was named. */
  private static Path seen(Path path, Path real, String file) {
    Path below = file == null ? real : Path.of(file);
    return below.startsWith(real) ? path.resolve(real.relativize(below)) : path;
  }

  /** The path without links and detours, by which a file is the same however it is named. */
  Path real(Path path) {
    try {
      return at(path).toRealPath();
    } catch (IOException e) {
      return at(path).toAbsolutePath().normalize();
    }
  }

  /**
   * The name that places use for a file: as it was given, without the detours {@code .} and {@code
   * ..}, unless one of them leads over a link to somewhere else.
   */
  String name(Path file) {
    Path plain = file.normalize();
    boolean same = false;
    try {
      same = Files.isSameFile(at(plain), at(file));
    } catch (IOException e) {
      // It cannot be read either, and its own name says best which one that is.
    }
    String name = (same ? plain : file).toString();
    return name.equals(STANDARD_INPUT) ? "./" + name : name;
  }

  /** The text of a file, under the name that places use. */
  SourceText read(Path path, String name) throws UnreadableSourceException {
    if (instead.containsKey(name)) {
      return instead.get(name);
    }
    try (InputStream in = Files.newInputStream(at(path))) {
      return read(in, name);
    } catch (IOException e) {
      throw failure(Shown.plain(name), e);
    }
  }

  SourceText standardInput(InputStream in) throws UnreadableSourceException {
    if (instead.containsKey(STANDARD_INPUT)) {
      return instead.get(STANDARD_INPUT);
    }
    try {
      return read(in, STANDARD_INPUT);
    } catch (IOException e) {
      throw failure("standard input", e);
    }
  }

  private SourceText read(InputStream in, String name)
      throws IOException, UnreadableSourceException {
    String shown = name.equals(STANDARD_INPUT) ? "standard input" : Shown.plain(name);
    if (++files > Limits.FILES) {
      throw new UnreadableSourceException(
          shown + ": a specification has at most " + Limits.FILES + " files, and this is one more");
    }
    byte[] content = in.readNBytes(Limits.FILE_BYTES + 1);
    if (content.length > Limits.FILE_BYTES) {
      throw new UnreadableSourceException(
          shown + ": larger than " + Limits.FILE_BYTES / 1024 / 1024 + " MiB, the limit of a file");
    }
    bytes += content.length;
    if (bytes > Limits.TOTAL_BYTES) {
      throw new UnreadableSourceException(
          shown
              + ": with it the files have more than "
              + Limits.TOTAL_BYTES / 1024 / 1024
              + " MiB, the limit of a specification");
    }
    return new SourceText(name, decode(content, shown));
  }

  private static String decode(byte[] content, String shown) throws UnreadableSourceException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(content);
    CharBuffer out = CharBuffer.allocate(content.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += content[i] == '\n' ? 1 : 0;
      }
      throw new UnreadableSourceException(
          shown + ": not UTF-8, the first bad byte is in line " + line);
    }
    return out.flip().toString();
  }

  private static String shown(Path path) {
    return Shown.plain(path.toString());
  }

  private static UnreadableSourceException failure(String shown, IOException cause) {
    String text =
        cause instanceof NoSuchFileException
            ? "no such file or directory"
            : cause instanceof AccessDeniedException
                ? "permission denied"
                : "cannot be read: " + Shown.plain(reason(cause));
    return new UnreadableSourceException(shown + ": " + text, cause);
  }

  private static String reason(IOException cause) {
    // The message of such an exception begins with the path, which is said already.
    return cause instanceof FileSystemException inFiles && inFiles.getReason() != null
        ? inFiles.getReason()
        : String.valueOf(cause.getMessage());
  }
}
