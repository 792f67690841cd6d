package org.apqlint.engine;

import java.util.Locale;
import java.util.Map;
import org.apqlint.finding.Severity;
import org.kie.api.definition.rule.Rule;

/** What the annotations of a rule say. Drools hands them out with the quotes of the source. */
record RuleText(String name, Map<String, Object> annotations) {

  static RuleText of(Rule rule) {
    return new RuleText(rule.getName(), rule.getMetaData());
  }

  String code() {
    return text("code");
  }

  /** Empty for a rule that makes no finding. */
  String codeIfAny() {
    return annotations.containsKey("code") ? code() : "";
  }

  Severity severity() {
    return Severity.valueOf(text("severity").toUpperCase(Locale.ROOT));
  }

  String summary() {
    return text("summary");
  }

  private String text(String annotation) {
    Object value = annotations.get(annotation);
    if (value == null) {
      throw new IllegalStateException("rule " + name + " has no @" + annotation);
    }
    String text = value.toString();
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }
}
