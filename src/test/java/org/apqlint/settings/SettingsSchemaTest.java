package org.apqlint.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.apqlint.model.Generation;
import org.apqlint.model.SourceText;
import org.apqlint.model.policy.AllowedModes;
import org.apqlint.model.policy.ControlDomains;
import org.apqlint.report.AnswerSchema;
import org.apqlint.report.RuleCatalogue;
import org.apqlint.report.RuleEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema, the reader and what {@code config show} prints agree. */
class SettingsSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** As in YAML 1.2, and in editors, `off` is a word. */
  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS).build();

  private static final RuleCatalogue RULES = RuleCatalogue.load();
  private static final String TEXT = SettingsSchema.text(RULES);
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(TEXT, InputFormat.JSON);

  private static List<String> bySchema(String json) {
    return SCHEMA.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
  }

  private static ReadSettings byReader(String text) {
    return SettingsReader.read(new SourceText(".apqlint.yaml", text), RULES);
  }

  private static JsonNode schema() {
    try {
      return JSON.readTree(TEXT);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> keys(String pointer) {
    List<String> keys = new ArrayList<>();
    schema().at(pointer).fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static List<String> words(String pointer) {
    List<String> words = new ArrayList<>();
    schema().at(pointer).forEach(word -> words.add(word.asText()));
    return words;
  }

  private static List<String> texts(Object... values) {
    return Arrays.stream(values).map(Object::toString).toList();
  }

  @Test
  void theKeysAreThoseOfTheReader() {
    assertThat(keys("/properties")).containsExactlyElementsOf(SettingsReader.KEYS);
    assertThat(keys("/properties/paths/items/properties"))
        .containsExactlyElementsOf(SettingsReader.PATH_KEYS);
    List<String> policies = new ArrayList<>(new PoliciesReader(new Reading()).keys());
    policies.add(PoliciesReader.NAMES);
    assertThat(keys("/properties/policies/properties")).hasSameElementsAs(policies);
    assertThat(keys("/properties/policies/properties/names/properties"))
        .containsExactlyElementsOf(PoliciesReader.kinds());
    assertThat(keys("/$defs/policy/then/properties"))
        .containsExactly(PoliciesReader.VALUE, PoliciesReader.EXCEPT);
  }

  @Test
  void theWordsAreThoseOfTheReader() {
    assertThat(words("/properties/fail-on/enum")).isEqualTo(SettingsReader.THRESHOLDS);
    assertThat(words("/$defs/mode/enum")).isEqualTo(AllowedModes.KNOWN);
    assertThat(words("/$defs/start/enum")).isEqualTo(PoliciesReader.STARTS);
    assertThat(words("/$defs/control/enum"))
        .isEqualTo(texts((Object[]) ControlDomains.Demand.values()));
    assertThat(words("/$defs/generation/enum")).isEqualTo(texts((Object[]) Generation.values()));
  }

  @Test
  void everyRuleHasItsLevels() {
    assertThat(new TreeSet<>(keys("/$defs/rules/properties")))
        .isEqualTo(new TreeSet<>(RULES.words()));
    for (RuleEntry rule : RULES.entries()) {
      for (String word : List.of(rule.code(), rule.name())) {
        for (String level : List.of("off", "info", "warning", "error", "fatal")) {
          agree("{\"rules\": {\"" + word + "\": \"" + level + "\"}}");
        }
      }
    }
  }

  /** A configuration in JSON is one in YAML, too, so both read the same text. */
  private static boolean agree(String json) {
    boolean valid = bySchema(json).isEmpty();
    ReadSettings read = byReader(json);
    assertThat(read.problems().isEmpty()).as(json + " " + read.problems()).isEqualTo(valid);
    return valid;
  }

  @Test
  void randomConfigurationsAreJudgedAlike() throws JsonProcessingException {
    int valid = 0;
    int runs = 4000;
    for (int seed = 0; seed < runs; seed++) {
      RandomSettings random = new RandomSettings(new Random(seed));
      valid += agree(JSON.writeValueAsString(random.file())) ? 1 : 0;
    }
    assertThat(valid).isBetween(runs / 5, runs * 4 / 5);
  }

  @Test
  void whatIsShownSaysTheSame() throws JsonProcessingException {
    int shown = 0;
    for (int seed = 0; seed < 1000; seed++) {
      String json = JSON.writeValueAsString(new RandomSettings(new Random(seed)).file());
      ReadSettings read = byReader(json);
      if (!read.problems().isEmpty()) {
        continue;
      }
      shown++;
      Settings settings = read.settings();
      String text = SettingsYaml.of(settings, "error", RULES);
      ReadSettings again = byReader(text);
      assertThat(again.problems()).as(text).isEmpty();
      assertThat(withoutPlaces(again.settings())).isEqualTo(withoutPlaces(settings));
      String answer = SettingsJson.of(settings, Optional.of("x"), "error", RULES);
      assertThat(AnswerSchema.SETTINGS.problems(answer)).as(answer).isEmpty();
      assertThat(bySchema(YAML.readTree(text).toString())).as(text).isEmpty();
    }
    assertThat(shown).isGreaterThan(200);
  }

  @Test
  void theAnswerOfNoneIsAsItsSchemaSays() {
    String answer = SettingsJson.of(Settings.NONE, Optional.empty(), "error", RULES);
    assertThat(AnswerSchema.SETTINGS.problems(answer)).isEmpty();
    assertThat(AnswerSchema.SETTINGS.problems(answer.replace("error", "off"))).isNotEmpty();
    assertThat(AnswerSchema.SETTINGS.problems(answer.replace("\"paths\"", "\"path\"")))
        .isNotEmpty();
  }

  /** The threshold is shown also where it is the usual one. */
  private static String withoutPlaces(Settings settings) {
    StringBuilder out =
        new StringBuilder(settings.failOn().map(Threshold::word).orElse("error")).append('\n');
    settings.rules().forEach(rule -> out.append(rule.code()).append(rule.level()).append('\n'));
    for (PathSettings path : settings.paths()) {
      out.append(path.files()).append('\n');
      path.rules().forEach(rule -> out.append(rule.code()).append(rule.level()).append('\n'));
    }
    settings.policies().stream()
        .map(p -> p.key() + " " + p.value() + " " + p.policy().except().globs() + "\n")
        .sorted()
        .forEach(out::append);
    return out.toString();
  }

  /** Plain words of YAML that other readers take for something else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules:\n  AP305: off\n  AP213: 'off'\n",
        "rules:\n  AP305: no\n",
        "rules:\n  AP305: false\n",
        "version: 1\nrules:\n",
        "version: 1.5\n",
        "version: 'x'\n",
        "policies:\n  names:\n    host: 12\n",
        "policies:\n  names:\n    host: '12'\n",
        "policies:\n  minimum-adapters: '2'\n",
        "policies:\n  minimum-adapters: -2\n",
        "policies:\n  minimum-adapters:\n    value: 2\n    except:\n",
        "policies:\n  mdev-start: auto\n",
        "paths:\n- files: lab\n  rules:\n    AP317: off\n"
      })
  void yamlIsJudgedAlike(String yaml) throws JsonProcessingException {
    boolean valid = bySchema(YAML.readTree(yaml).toString()).isEmpty();
    assertThat(byReader(yaml).problems().isEmpty()).isEqualTo(valid);
  }

  /** Configurations with a mistake here and there. */
  private record RandomSettings(Random random) {

    private boolean chance(int percent) {
      return random.nextInt(100) < percent;
    }

    private String one(List<String> words) {
      return words.get(random.nextInt(words.size()));
    }

    private JsonNode file() {
      ObjectNode file = JSON.createObjectNode();
      if (chance(30)) {
        file.set("version", chance(90) ? JSON.getNodeFactory().numberNode(1) : oddity());
      }
      if (chance(30)) {
        file.set("fail-on", word(SettingsReader.THRESHOLDS));
      }
      if (chance(60)) {
        file.set("rules", rules());
      }
      if (chance(50)) {
        file.set("paths", paths());
      }
      if (chance(80)) {
        file.set("policies", policies());
      }
      if (chance(3)) {
        file.set("policy", oddity());
      }
      return file;
    }

    private JsonNode word(List<String> words) {
      return chance(96) ? JSON.getNodeFactory().textNode(one(words)) : oddity();
    }

    private JsonNode oddity() {
      return switch (random.nextInt(8)) {
        case 0 -> JSON.getNodeFactory().nullNode();
        case 1 -> JSON.getNodeFactory().booleanNode(true);
        case 2 -> JSON.getNodeFactory().numberNode(random.nextInt(600) - 100);
        case 3 -> JSON.createArrayNode();
        case 4 -> JSON.createObjectNode();
        case 5 -> JSON.createArrayNode().add("x");
        case 6 -> JSON.createObjectNode().put("x", 1);
        default -> JSON.getNodeFactory().textNode(one(List.of("", "x", "off", "true", "7", "a{b")));
      };
    }

    private JsonNode rules() {
      if (chance(4)) {
        return oddity();
      }
      ObjectNode rules = JSON.createObjectNode();
      for (int i = random.nextInt(4); i > 0; i--) {
        // By code only: that code and name are one rule is beyond a schema.
        RuleEntry entry = RULES.entries().get(random.nextInt(RULES.entries().size()));
        rules.set(chance(97) ? entry.code() : "AP999", word(Level.words()));
      }
      return rules;
    }

    private JsonNode paths() {
      if (chance(4)) {
        return oddity();
      }
      ArrayNode paths = JSON.createArrayNode();
      for (int i = random.nextInt(3); i > 0; i--) {
        ObjectNode path = JSON.createObjectNode();
        if (chance(97)) {
          path.set("files", globs());
        }
        if (chance(97)) {
          path.set("rules", rules());
        }
        paths.add(chance(97) ? path : oddity());
      }
      return paths;
    }

    private JsonNode globs() {
      return list(
          List.of("lab/", "**/x.apq", "a*?", "zeus/db", "a/**/b", "é \u202e\"'#: x"),
          List.of("", "/", "../x", "a//b", "{x}", "a**", "!x", "***", "a/./b", "a".repeat(201)));
    }

    private JsonNode list(List<String> good, List<String> bad) {
      ArrayNode list = JSON.createArrayNode();
      for (int i = random.nextInt(3); i > 0; i--) {
        list.add(chance(3) ? oddity() : JSON.getNodeFactory().textNode(one(good)));
      }
      if (chance(3)) {
        list.add(one(bad));
      }
      return chance(50) || list.isEmpty() && chance(90)
          ? JSON.getNodeFactory().textNode(one(good))
          : list;
    }

    private JsonNode policies() {
      if (chance(4)) {
        return oddity();
      }
      ObjectNode policies = JSON.createObjectNode();
      if (chance(50)) {
        policies.set(
            "minimum-adapters",
            whole(chance(95) ? number(random.nextInt(5) + 1) : number(random.nextInt(600) - 100)));
      }
      if (chance(30)) {
        policies.set("allowed-modes", whole(list(AllowedModes.KNOWN, List.of("CCA", "cca "))));
      }
      if (chance(30)) {
        policies.set("control-domains", whole(word(List.of("none", "own", "same"))));
      }
      if (chance(30)) {
        policies.set("mdev-start", whole(word(PoliciesReader.STARTS)));
      }
      if (chance(30)) {
        policies.set(
            "forbidden-generations",
            whole(list(List.of("static", "v10", "ap-config"), List.of("dynamics"))));
      }
      if (chance(30)) {
        policies.set("names", names());
      }
      return policies;
    }

    private static JsonNode number(int value) {
      return JSON.getNodeFactory().numberNode(value);
    }

    private JsonNode names() {
      ObjectNode names = JSON.createObjectNode();
      for (String kind : List.of("host", "mdev", "guest")) {
        if (chance(50)) {
          names.set(
              kind, whole(word(List.of("[a-z]+", "(prod|test)-.*", "\\d{2}", "é#\"'\\\\ x"))));
        }
      }
      return chance(97) ? names : oddity();
    }

    private JsonNode whole(JsonNode value) {
      if (chance(60)) {
        return value;
      }
      ObjectNode whole = JSON.createObjectNode();
      if (chance(97)) {
        whole.set("value", value);
      }
      if (chance(70)) {
        whole.set("except", chance(90) ? globs() : JSON.createArrayNode());
      }
      if (chance(2)) {
        whole.put("excepts", "x");
      }
      return whole;
    }
  }
}
