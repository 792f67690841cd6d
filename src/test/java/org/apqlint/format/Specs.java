package org.apqlint.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apqlint.model.SourceText;

/** The specifications of the repository. */
final class Specs {

  private Specs() {}

  static List<Path> files() {
    return Stream.of("rules", "samples", "src/test/resources/format")
        .map(Path::of)
        .flatMap(Specs::below)
        .toList();
  }

  private static Stream<Path> below(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all
          .filter(file -> file.toString().endsWith(".apq"))
          .filter(file -> !file.toString().contains(".received."))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SourceText read(Path file) {
    try {
      return new SourceText(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
