package org.apqlint.script;

import java.util.HashSet;
import java.util.Set;

/** Names of files and folders, made from names of the specification; no two are the same. */
final class FileNames {

  private final Set<String> given = new HashSet<>();

  /** A name that no shell and no file system takes for something else, with this at its end. */
  String of(String text, String end) {
    String safe = text.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.-]", "_");
    String name = safe + end;
    for (int i = 2; !given.add(name); i++) {
      name = safe + "-" + i + end;
    }
    return name;
  }
}
