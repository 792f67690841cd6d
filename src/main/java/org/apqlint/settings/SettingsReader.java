package org.apqlint.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.model.SourceText;
import org.apqlint.model.policy.Glob;
import org.apqlint.report.RuleCatalogue;

/** Reads a configuration. Whatever the text holds gives settings and problems, never a failure. */
public final class SettingsReader {

  static final String VERSION = "version";
  static final String FAIL_ON = "fail-on";
  static final String RULES = "rules";
  static final String PATHS = "paths";
  static final String POLICIES = "policies";
  static final String FILES = "files";

  /** The keys of the file. */
  static final List<String> KEYS = List.of(VERSION, FAIL_ON, RULES, PATHS, POLICIES);

  /** The keys of an item of {@code paths}. */
  static final List<String> PATH_KEYS = List.of(FILES, RULES);

  /** The words behind {@code fail-on}. */
  static final List<String> THRESHOLDS = List.of("error", "warning", "info", "never");

  private static final int ONLY_VERSION = 1;

  private final Reading reading = new Reading();
  private final RulesReader rules;

  private SettingsReader(RuleCatalogue catalogue) {
    this.rules = new RulesReader(reading, catalogue);
  }

  /** Reads a text, against the rules that there are. */
  public static ReadSettings read(SourceText source, RuleCatalogue catalogue) {
    return new SettingsReader(catalogue).read(source);
  }

  private ReadSettings read(SourceText source) {
    Settings settings = Settings.NONE;
    try {
      Optional<YamlNode> root = YamlTree.read(source);
      settings = root.map(this::settings).orElse(settings);
    } catch (NotYamlException e) {
      reading.problem(e.place(), e.getMessage(), "the form of this file is in src/docs/config.md");
    }
    return new ReadSettings(
        settings,
        reading.problems().stream().sorted(Comparator.comparing(SettingsProblem::place)).toList());
  }

  private Settings settings(YamlNode root) {
    Map<String, YamlNode> fields = reading.fields(root, "the file", KEYS);
    Optional.ofNullable(fields.get(VERSION))
        .ifPresent(node -> reading.number(node, "`version`", ONLY_VERSION, ONLY_VERSION));
    return new Settings(
        Optional.ofNullable(fields.get(FAIL_ON)).flatMap(this::threshold),
        Optional.ofNullable(fields.get(RULES))
            .map(node -> rules.read(node, "`rules`"))
            .orElse(List.of()),
        Optional.ofNullable(fields.get(PATHS)).map(this::paths).orElse(List.of()),
        Optional.ofNullable(fields.get(POLICIES))
            .map(node -> new PoliciesReader(reading).read(node))
            .orElse(List.of()));
  }

  private Optional<Threshold> threshold(YamlNode node) {
    return reading
        .oneOf(node, "`fail-on`", THRESHOLDS)
        .map(word -> new Threshold(word, node.place()));
  }

  private List<PathSettings> paths(YamlNode node) {
    List<PathSettings> paths = new ArrayList<>();
    if (!node.isNull()) {
      reading.list(node, "`paths`").forEach(item -> path(item).ifPresent(paths::add));
    }
    return paths;
  }

  private Optional<PathSettings> path(YamlNode item) {
    if (item.isNull()) {
      reading.problem(item.place(), "an item of `paths` is empty", "remove it");
      return Optional.empty();
    }
    Map<String, YamlNode> fields = reading.fields(item, "an item of `paths`", PATH_KEYS);
    if (item instanceof YamlNode.Mapping mapping && mapping.entries().size() == fields.size()) {
      PATH_KEYS.stream().filter(key -> !fields.containsKey(key)).forEach(key -> missing(item, key));
    }
    if (!fields.keySet().containsAll(PATH_KEYS)) {
      return Optional.empty();
    }
    List<Glob> files = Globs.read(fields.get(FILES), "`files`", Glob::ofFiles, reading);
    if (fields.get(FILES) instanceof YamlNode.Sequence list && list.items().isEmpty()) {
      reading.problem(list.place(), "`files` names none", "name one at least");
    }
    return Optional.of(
        new PathSettings(files, rules.read(fields.get(RULES), "`rules`"), item.place()));
  }

  private void missing(YamlNode item, String key) {
    reading.problem(
        item.place(),
        "an item of `paths` has no `" + key + "`",
        "name files, and what becomes of rules there");
  }
}
