package org.apqlint.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apqlint.model.Place;
import org.apqlint.report.RuleCatalogue;
import org.apqlint.report.RuleEntry;
import org.apqlint.syntax.ReaderCode;

/** Reads the levels of rules, and knows which of them cannot be changed. */
final class RulesReader {

  /** Without it nobody would see that a comment has had its day. */
  static final String UNUSED_SUPPRESSION = "AP012";

  /** It is about a baseline, which is asked after everything else. */
  static final String STALE_BASELINE = "AP013";

  private final Reading reading;
  private final RuleCatalogue catalogue;

  RulesReader(Reading reading, RuleCatalogue catalogue) {
    this.reading = reading;
    this.catalogue = catalogue;
  }

  /**
   * The rules that are errors and stay so. Where reading fails, the whole block is not judged, and
   * a baseline that says what is not so helps nobody.
   */
  static Set<String> fixed() {
    Set<String> codes =
        new TreeSet<>(Stream.of(ReaderCode.values()).map(ReaderCode::code).toList());
    codes.add(STALE_BASELINE);
    return codes;
  }

  List<RuleSetting> read(YamlNode node, String what) {
    Map<String, Place> seen = new LinkedHashMap<>();
    List<RuleSetting> settings = new ArrayList<>();
    reading
        .entries(node, what)
        .forEach(
            (key, value) -> {
              Optional<RuleEntry> rule = rule(key);
              Optional<Level> level =
                  reading.oneOf(value, "the level of a rule", Level.words()).flatMap(Level::named);
              if (rule.isPresent() && level.isPresent()) {
                String code = rule.get().code();
                Place first = seen.putIfAbsent(code, key.place());
                if (first != null) {
                  reading.twice(key.place(), code + " stands twice, by code and by name", first);
                } else if (permitted(code, level.get(), value.place())) {
                  settings.add(new RuleSetting(code, level.get(), value.place()));
                }
              }
            });
    return settings;
  }

  private Optional<RuleEntry> rule(YamlNode.Scalar key) {
    Optional<RuleEntry> rule =
        catalogue.entries().stream()
            .filter(entry -> entry.code().equals(key.text()) || entry.name().equals(key.text()))
            .findFirst();
    if (rule.isEmpty()) {
      reading.unknown(key, "rule", catalogue.words());
    }
    return rule;
  }

  private boolean permitted(String code, Level level, Place place) {
    if (fixed().contains(code) && level != Level.ERROR) {
      reading.problem(
          place,
          code
              + " is an error and stays one"
              + (code.equals(STALE_BASELINE) ? "" : ": what cannot be read is not judged either"),
          "remove this line, and mend what " + code + " reports");
      return false;
    }
    if (code.equals(UNUSED_SUPPRESSION) && level == Level.OFF) {
      reading.problem(
          place,
          code + " cannot be off: it tells of comments that hide findings and have had their day",
          "remove this line, or write `info`");
      return false;
    }
    return true;
  }
}
