package org.apqlint.settings;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apqlint.model.Place;
import org.apqlint.model.policy.Glob;
import org.apqlint.report.RuleCatalogue;
import org.apqlint.report.RuleEntry;

/**
 * Settings as a configuration that says the same, with a comment behind each value that tells where
 * it comes from.
 */
public final class SettingsYaml {

  private static final Pattern PLAIN = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]*");

  /** Words that some readers of YAML take for truth values or nothing. */
  private static final Pattern SPECIAL = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

  private record Line(String text, String origin) {}

  private final RuleCatalogue catalogue;
  private final List<Line> lines = new ArrayList<>();

  private SettingsYaml(RuleCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * The text.
   *
   * @param usual the threshold where none is set
   */
  public static String of(Settings settings, String usual, RuleCatalogue catalogue) {
    SettingsYaml yaml = new SettingsYaml(catalogue);
    yaml.write(settings, usual);
    int width =
        yaml.lines.stream()
            .filter(line -> !line.origin().isEmpty())
            .mapToInt(line -> line.text().length())
            .max()
            .orElse(0);
    return yaml.lines.stream()
        .map(
            line ->
                line.origin().isEmpty()
                    ? line.text()
                    : line.text()
                        + " ".repeat(width - line.text().length())
                        + "  # "
                        + line.origin())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private void write(Settings settings, String usual) {
    add(
        "fail-on: " + settings.failOn().map(Threshold::word).orElse(usual),
        settings.failOn().map(found -> at(found.place())).orElse("default"));
    if (!settings.rules().isEmpty()) {
      add("rules:", "");
      settings.rules().forEach(rule -> rule("  ", rule));
    }
    if (!settings.paths().isEmpty()) {
      add("paths:", "");
      settings.paths().forEach(this::path);
    }
    if (!settings.policies().isEmpty()) {
      add("policies:", "");
      settings.policies().stream().filter(p -> !isName(p)).forEach(p -> policy("  ", p.key(), p));
      List<PolicySetting> names =
          settings.policies().stream().filter(SettingsYaml::isName).toList();
      if (!names.isEmpty()) {
        add("  names:", "");
        names.forEach(p -> policy("    ", p.key().substring(p.key().indexOf('.') + 1), p));
      }
    }
  }

  private static boolean isName(PolicySetting policy) {
    return policy.key().startsWith(PoliciesReader.NAMES + ".");
  }

  private void rule(String indent, RuleSetting rule) {
    Optional<RuleEntry> entry = catalogue.find(rule.code());
    add(
        indent + rule.code() + ": " + rule.level(),
        entry.map(found -> found.name() + ", " + found.severity() + " by default; ").orElse("")
            + at(rule.place()));
  }

  private void path(PathSettings path) {
    add("  - files: " + globs(path.files()), at(path.place()));
    add("    rules:" + (path.rules().isEmpty() ? " {}" : ""), "");
    path.rules().forEach(rule -> rule("      ", rule));
  }

  private void policy(String indent, String key, PolicySetting policy) {
    String origin = at(policy.policy().place());
    List<Glob> except = policy.policy().except().globs();
    if (except.isEmpty()) {
      add(indent + key + ": " + value(policy.value()), origin);
    } else {
      add(indent + key + ":", "");
      add(indent + "  value: " + value(policy.value()), origin);
      add(indent + "  except: " + globs(except), "");
    }
  }

  private void add(String text, String origin) {
    lines.add(new Line(text, origin));
  }

  private static String at(Place place) {
    return place.fileAndLine();
  }

  private static String globs(List<Glob> globs) {
    return list(globs.stream().map(Glob::toString).toList());
  }

  private static String value(Object value) {
    return value instanceof List<?> words
        ? list(words.stream().map(Object::toString).toList())
        : value instanceof Integer ? value.toString() : text(value.toString());
  }

  private static String list(List<String> texts) {
    return texts.stream().map(SettingsYaml::text).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String text(String text) {
    return PLAIN.matcher(text).matches() && !SPECIAL.matcher(text).matches() ? text : quoted(text);
  }

  /** What cannot be seen, or lies about its direction, is written as a number. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : JsonStringEncoder.getInstance().quoteAsString(text)) {
      int type = Character.getType(c);
      boolean shown = c < 0x7f || Character.isLetterOrDigit(c) || type == Character.OTHER_SYMBOL;
      out.append(shown ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return '"' + out.toString() + '"';
  }
}
