package org.apqlint.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A folder {@code rules/<group>/<name>}. */
record RuleFolder(Path path) {

  static final Path RULES = Path.of("rules");
  static final List<String> WITHOUT_CODE = List.of("derive", "plan", "replay", "fleet", "upgrade");

  /** The folders of rules that report findings. */
  static List<RuleFolder> coded() {
    return all().stream().filter(folder -> !WITHOUT_CODE.contains(folder.group())).toList();
  }

  /** The folders of rules that derive what holds, or say what a step does. */
  static List<RuleFolder> uncoded() {
    return all().stream().filter(folder -> WITHOUT_CODE.contains(folder.group())).toList();
  }

  private static List<RuleFolder> all() {
    return list(RULES, Files::isDirectory).stream()
        .flatMap(group -> list(group, Files::isDirectory).stream())
        .map(RuleFolder::new)
        .toList();
  }

  String group() {
    return path.getParent().getFileName().toString();
  }

  String name() {
    return path.getFileName().toString();
  }

  /** {@code AP201} of {@code AP201-queue-assigned-twice}. */
  String code() {
    return name().split("-", 2)[0];
  }

  /** {@code queue-assigned-twice} of {@code AP201-queue-assigned-twice}. */
  String slug() {
    String[] parts = name().split("-", 2);
    return parts.length == 2 ? parts[1] : "";
  }

  Path drl() {
    return path.resolve("rule.drl");
  }

  RulePage page() {
    return RulePage.read(path.resolve("README.md"));
  }

  /** Samples {@code bad-…} or {@code good-…}: files, or folders of files. */
  List<Sample> samples(String prefix) {
    return list(path, entry -> isSample(entry, prefix)).stream().map(Sample::new).toList();
  }

  private static boolean isSample(Path entry, String prefix) {
    String name = entry.getFileName().toString();
    return name.startsWith(prefix) && (Files.isDirectory(entry) || name.endsWith(".apq"));
  }

  static List<Path> list(Path directory, Predicate<Path> kind) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(kind).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return group() + "/" + name();
  }
}
