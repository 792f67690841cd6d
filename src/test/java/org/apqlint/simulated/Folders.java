package org.apqlint.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Folders whose files are looked at, emptied, and filled again. */
record Folders(List<Path> all) {

  Folders {
    all = List.copyOf(all);
  }

  /** The text of every file, by its path. */
  Map<String, String> read() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path folder : all) {
      try (var paths = Files.walk(folder)) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          texts.put(path.toString(), Files.readString(path));
        }
      }
    }
    return texts;
  }

  /** These files and no other ones. */
  void become(Map<String, String> texts) throws IOException {
    for (Path folder : all) {
      if (Files.exists(folder)) {
        try (var paths = Files.walk(folder)) {
          paths.sorted(Comparator.reverseOrder()).filter(p -> !p.equals(folder)).forEach(this::cut);
        }
      }
      Files.createDirectories(folder);
    }
    for (Map.Entry<String, String> file : texts.entrySet()) {
      Path path = Path.of(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private void cut(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
