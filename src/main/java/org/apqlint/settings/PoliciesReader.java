package org.apqlint.settings;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apqlint.model.Declared;
import org.apqlint.model.Generation;
import org.apqlint.model.IdSet;
import org.apqlint.model.policy.AllowedModes;
import org.apqlint.model.policy.ControlDomains;
import org.apqlint.model.policy.ControlDomains.Demand;
import org.apqlint.model.policy.Exceptions;
import org.apqlint.model.policy.ForbiddenGenerations;
import org.apqlint.model.policy.Glob;
import org.apqlint.model.policy.MdevStart;
import org.apqlint.model.policy.MinimumAdapters;
import org.apqlint.model.policy.NamePattern;

/**
 * Reads policies. Each is a value alone, or {@code value} with {@code except}, the addresses that
 * it does not hold for.
 */
final class PoliciesReader {

  static final String NAMES = "names";
  static final String VALUE = "value";
  static final String EXCEPT = "except";

  static final List<String> STARTS = List.of("auto", "manual");

  /** Characters of a regular expression; what it repeats counts, too. */
  static final int PATTERN = 200;

  /** What makes a policy of a value, by its key. */
  private final Map<String, BiFunction<YamlNode, Exceptions, Optional<PolicySetting>>> makers =
      new LinkedHashMap<>();

  private final Reading reading;

  PoliciesReader(Reading reading) {
    this.reading = reading;
    makers.put("minimum-adapters", this::minimumAdapters);
    makers.put("allowed-modes", this::allowedModes);
    makers.put("control-domains", this::controlDomains);
    makers.put("mdev-start", this::mdevStart);
    makers.put("forbidden-generations", this::forbiddenGenerations);
  }

  /** The keys of policies, but for that of the names. */
  List<String> keys() {
    return List.copyOf(makers.keySet());
  }

  /** The keys of what has names. */
  static List<String> kinds() {
    return Arrays.stream(Declared.Kind.values()).map(Declared.Kind::toString).toList();
  }

  List<PolicySetting> read(YamlNode node) {
    List<String> known = new ArrayList<>(keys());
    known.add(NAMES);
    List<PolicySetting> policies = new ArrayList<>();
    reading
        .fields(node, "`policies`", known)
        .forEach(
            (key, value) -> {
              if (key.equals(NAMES)) {
                policies.addAll(names(value));
              } else {
                whole(value, key, makers.get(key)).ifPresent(policies::add);
              }
            });
    return policies;
  }

  private List<PolicySetting> names(YamlNode node) {
    List<PolicySetting> policies = new ArrayList<>();
    reading
        .fields(node, "`names`", kinds())
        .forEach(
            (key, value) ->
                whole(value, key, (pattern, except) -> name(key, pattern, except))
                    .ifPresent(policies::add));
    return policies;
  }

  /** The value alone, or with what it does not hold for. */
  private Optional<PolicySetting> whole(
      YamlNode node, String key, BiFunction<YamlNode, Exceptions, Optional<PolicySetting>> maker) {
    if (!(node instanceof YamlNode.Mapping)) {
      return maker.apply(node, Exceptions.NONE);
    }
    Map<String, YamlNode> fields = reading.fields(node, "`" + key + "`", List.of(VALUE, EXCEPT));
    Exceptions except =
        Optional.ofNullable(fields.get(EXCEPT)).map(this::exceptions).orElse(Exceptions.NONE);
    if (!fields.containsKey(VALUE)) {
      reading.problem(node.place(), "`" + key + "` has no `value`", "add what is demanded");
      return Optional.empty();
    }
    return maker.apply(fields.get(VALUE), except);
  }

  private Exceptions exceptions(YamlNode node) {
    return new Exceptions(Globs.read(node, "an exception", Glob::ofAddresses, reading));
  }

  private Optional<PolicySetting> minimumAdapters(YamlNode node, Exceptions except) {
    String key = "minimum-adapters";
    return reading
        .number(node, "`" + key + "`", 1, IdSet.BITS)
        .map(
            count ->
                new PolicySetting(key, count, new MinimumAdapters(count, except, node.place())));
  }

  private Optional<PolicySetting> allowedModes(YamlNode node, Exceptions except) {
    String key = "allowed-modes";
    return words(node, key, "a mode", AllowedModes.KNOWN)
        .map(modes -> new PolicySetting(key, modes, new AllowedModes(modes, except, node.place())));
  }

  private Optional<PolicySetting> forbiddenGenerations(YamlNode node, Exceptions except) {
    String key = "forbidden-generations";
    List<String> known = Arrays.stream(Generation.values()).map(Generation::toString).toList();
    return words(node, key, "a generation", known)
        .map(
            words ->
                new PolicySetting(
                    key,
                    words,
                    new ForbiddenGenerations(
                        words.stream().map(Generation::named).map(Optional::orElseThrow).toList(),
                        except,
                        node.place())));
  }

  /** A list of some of these words, of one at least. */
  private Optional<List<String>> words(YamlNode node, String key, String what, List<String> known) {
    List<YamlNode> items = reading.items(node, "`" + key + "`");
    if (items.isEmpty() && node instanceof YamlNode.Sequence) {
      reading.problem(node.place(), "`" + key + "` names none", "name one at least, or remove it");
    }
    List<String> words =
        items.stream()
            .map(item -> reading.oneOf(item, what, known))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  private Optional<PolicySetting> controlDomains(YamlNode node, Exceptions except) {
    String key = "control-domains";
    List<String> known = Arrays.stream(Demand.values()).map(Demand::toString).toList();
    return reading
        .oneOf(node, "`" + key + "`", known)
        .map(
            word ->
                new PolicySetting(
                    key,
                    word,
                    new ControlDomains(Demand.named(word).orElseThrow(), except, node.place())));
  }

  private Optional<PolicySetting> mdevStart(YamlNode node, Exceptions except) {
    String key = "mdev-start";
    return reading
        .oneOf(node, "`" + key + "`", STARTS)
        .map(
            word ->
                new PolicySetting(
                    key, word, new MdevStart(word.equals("auto"), except, node.place())));
  }

  private Optional<PolicySetting> name(String key, YamlNode node, Exceptions except) {
    Function<Pattern, PolicySetting> policy =
        pattern ->
            new PolicySetting(
                NAMES + "." + key,
                pattern.pattern(),
                new NamePattern(kind(key), pattern, except, node.place()));
    return reading
        .text(node, "the pattern for names")
        .flatMap(text -> pattern(text, node))
        .map(policy);
  }

  private static Declared.Kind kind(String key) {
    return Arrays.stream(Declared.Kind.values())
        .filter(kind -> kind.toString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private Optional<Pattern> pattern(String text, YamlNode node) {
    if (text.isEmpty() || text.codePointCount(0, text.length()) > PATTERN) {
      reading.problem(
          node.place(),
          text.isEmpty()
              ? "the pattern is empty, which no name is like"
              : "the pattern has more than " + PATTERN + " characters",
          "write another one, or remove it");
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      reading.problem(
          node.place(),
          "not a regular expression of RE2: "
              + e.getDescription()
              + (e.getPattern() == null ? "" : ": `" + e.getPattern() + "`"),
          "mend it; RE2 has no references to groups and no looking around");
      return Optional.empty();
    }
  }
}
