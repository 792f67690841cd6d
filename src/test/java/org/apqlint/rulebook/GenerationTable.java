package org.apqlint.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.model.Generation;

/**
 * The table at the end of {@code rules/README.md}: in which generations a rule of {@code derive/}
 * or {@code replay/} applies, as its condition on {@code KernelChoice} says. Rules of all
 * generations are not listed.
 */
final class GenerationTable {

  private static final Path FILE = RuleFolder.RULES.resolve("README.md");
  private static final Pattern CHOICE = Pattern.compile("KernelChoice\\( (.*) \\)\\n");
  private static final Pattern CONDITION =
      Pattern.compile("generation (==|!=|in|not in) \\(?((?:Generation\\.\\w+(?:, )?)+)\\)?");
  private static final String START = "| rule |";
  private static final String YES = "●";

  /** What a kernel within a generation decides. */
  private static final Map<String, Map<Generation, String>> BY_KERNEL =
      Map.of(
          "!removalWaits", Map.of(Generation.STATIC, "to 5.12", Generation.V10, YES),
          "removalWaits",
              Map.of(
                  Generation.STATIC, "from 5.13",
                  Generation.DYNAMIC_DELTA, YES,
                  Generation.DYNAMIC, YES,
                  Generation.AP_CONFIG, YES,
                  Generation.DRIVER_OVERRIDE, YES),
          "texts == \"6.15\"",
              Map.of(Generation.AP_CONFIG, "from 6.15", Generation.DRIVER_OVERRIDE, YES));

  private GenerationTable() {}

  /** The table that the rules make. */
  static String ofRules() {
    String head =
        START
            + " "
            + Stream.of(Generation.values())
                .map(Generation::toString)
                .collect(Collectors.joining(" | "))
            + " |\n|---|"
            + ":-:|".repeat(Generation.values().length)
            + "\n";
    return RuleFolder.uncoded().stream()
        .map(GenerationTable::row)
        .collect(Collectors.joining("", head, ""));
  }

  /** The table in the page. */
  static String inPage() {
    String page = page();
    return page.substring(page.indexOf(START));
  }

  static void write() {
    try {
      String page = page();
      Files.writeString(FILE, page.substring(0, page.indexOf(START)) + ofRules());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String page() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String row(RuleFolder folder) {
    try {
      Matcher choice = CHOICE.matcher(Files.readString(folder.drl()));
      return choice.find()
          ? Stream.of(Generation.values())
              .map(cells(choice.group(1))::get)
              .map(cell -> cell == null ? "" : cell + " ")
              .collect(
                  Collectors.joining(
                      "| ", "| [" + folder.name() + "](" + folder + "/rule.drl) | ", "|\n"))
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Generation, String> cells(String condition) {
    if (BY_KERNEL.containsKey(condition)) {
      return BY_KERNEL.get(condition);
    }
    Matcher form = CONDITION.matcher(condition);
    if (!form.matches()) {
      throw new AssertionError(
          "a condition that the table of generations cannot show: " + condition);
    }
    List<Generation> named =
        Arrays.stream(form.group(2).split(", "))
            .map(name -> Generation.valueOf(name.substring("Generation.".length())))
            .toList();
    Predicate<Generation> applies =
        form.group(1).equals("==") || form.group(1).equals("in")
            ? named::contains
            : generation -> !named.contains(generation);
    return Stream.of(Generation.values())
        .filter(applies)
        .collect(Collectors.toMap(g -> g, g -> YES));
  }
}
