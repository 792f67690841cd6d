package org.apqlint.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code rule.drl} as text, as far as its house rules go: what the compiler accepts silently and
 * loses can only be seen here.
 *
 * @param ruleNames the rules in it
 * @param annotations {@code @code("AP201")} and so on, of the first rule
 * @param lateAnnotations annotations after the first attribute, which the compiler swallows
 * @param group the ruleflow-group of the first rule
 * @param unusedImports what is imported for nothing, which the compiler takes in silence
 */
record DrlFile(
    List<String> ruleNames,
    Map<String, String> annotations,
    List<String> lateAnnotations,
    Optional<String> group,
    List<String> unusedImports) {

  private static final Pattern RULE = Pattern.compile("(?m)^\\s*rule\\s+\"([^\"]*)\"");
  private static final Pattern ANNOTATION =
      Pattern.compile("@(\\w+)\\s*\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*\\)", Pattern.DOTALL);
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "(?m)^\\s*(ruleflow-group|salience|no-loop|enabled|dialect|lock-on-active)\\b");
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)^import\\s+(?:static\\s+|accumulate\\s+)?[\\w.]+?(\\w+)(?:\\s+(\\w+))?;");
  private static final Pattern GROUP = Pattern.compile("ruleflow-group\\s+\"([^\"]*)\"");

  static DrlFile read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DrlFile parse(String text) {
    List<String> names = new ArrayList<>();
    Matcher rule = RULE.matcher(text);
    while (rule.find()) {
      names.add(rule.group(1));
    }
    String head = head(text);
    Matcher attribute = ATTRIBUTE.matcher(head);
    int firstAttribute = attribute.find() ? attribute.start() : head.length();
    Map<String, String> annotations = new LinkedHashMap<>();
    List<String> late = new ArrayList<>();
    Matcher annotation = ANNOTATION.matcher(head);
    while (annotation.find()) {
      annotations.put(annotation.group(1), annotation.group(2));
      if (annotation.start() > firstAttribute) {
        late.add(annotation.group(1));
      }
    }
    Matcher group = GROUP.matcher(head);
    return new DrlFile(
        names,
        annotations,
        late,
        group.find() ? Optional.of(group.group(1)) : Optional.empty(),
        unusedImports(text));
  }

  /** Names that are imported, or given by the import, and stand nowhere else. */
  private static List<String> unusedImports(String text) {
    String body = IMPORT.matcher(text).replaceAll("");
    return IMPORT
        .matcher(text)
        .results()
        .map(found -> found.group(2) == null ? found.group(1) : found.group(2))
        .filter(name -> !Pattern.compile("\\b" + name + "\\b").matcher(body).find())
        .toList();
  }

  /** Everything between the name of the first rule and its conditions. */
  private static String head(String text) {
    Matcher rule = RULE.matcher(text);
    if (!rule.find()) {
      return "";
    }
    Matcher when = Pattern.compile("(?m)^\\s*when\\b").matcher(text);
    return text.substring(rule.end(), when.find(rule.end()) ? when.start() : text.length());
  }
}
