package org.apqlint.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The list of a folder's files with their checksums, as {@code sha256sum --check} reads it. */
public final class Checksums {

  /** The name of the list. */
  static final String FILE = "SHA256SUMS";

  private Checksums() {}

  /** The list of these files, texts by their paths. */
  static String of(Map<String, String> files) {
    return new TreeMap<>(files)
        .entrySet().stream()
            .map(file -> sum(file.getValue()) + "  " + file.getKey() + "\n")
            .collect(Collectors.joining());
  }

  /**
   * The first of these files that is not in their own list, or not as it says; the list itself if
   * there are files and no list.
   */
  public static Optional<String> firstForeign(Map<String, String> files) {
    if (files.isEmpty()) {
      return Optional.empty();
    }
    String list = files.getOrDefault(FILE, "");
    return new TreeMap<>(files)
        .entrySet().stream()
            .filter(file -> !file.getKey().equals(FILE))
            .filter(file -> !list.contains(sum(file.getValue()) + "  " + file.getKey() + "\n"))
            .map(Map.Entry::getKey)
            .findFirst();
  }

  private static String sum(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
