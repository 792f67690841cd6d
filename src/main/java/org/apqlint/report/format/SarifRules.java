package org.apqlint.report.format;

import com.contrastsecurity.sarif.MultiformatMessageString;
import com.contrastsecurity.sarif.PropertyBag;
import com.contrastsecurity.sarif.ReportingConfiguration;
import com.contrastsecurity.sarif.ReportingDescriptor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apqlint.finding.Finding;
import org.apqlint.report.RuleCatalogue;
import org.apqlint.report.RuleEntry;

/** The rules behind some findings, by code, as SARIF describes them. */
final class SarifRules {

  /** A section of a page, from its heading to the next one. */
  private static final Pattern WHAT = Pattern.compile("(?s)\n## What\n(.*?)(?=\n## |$)");

  /** A link to a file beside the page, which nobody has who reads the report. */
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\((?!https?:)[^)]+\\)");

  private final List<String> codes;
  private final Set<ReportingDescriptor> descriptors = new LinkedHashSet<>();

  SarifRules(List<Finding> findings) {
    Map<String, String> names = new TreeMap<>();
    findings.forEach(finding -> names.put(finding.code(), finding.name()));
    codes = List.copyOf(names.keySet());
    if (!codes.isEmpty()) {
      RuleCatalogue catalogue = RuleCatalogue.load();
      names.forEach((code, name) -> descriptors.add(descriptor(code, name, catalogue)));
    }
  }

  Set<ReportingDescriptor> descriptors() {
    return descriptors;
  }

  int index(String code) {
    return codes.indexOf(code);
  }

  /** The word of SARIF for a severity. */
  static String level(String severity) {
    return severity.equals("info") ? "note" : severity;
  }

  private static ReportingDescriptor descriptor(String code, String name, RuleCatalogue catalogue) {
    ReportingDescriptor rule = new ReportingDescriptor().withId(code).withName(name);
    Optional<RuleEntry> known = catalogue.find(code);
    known.ifPresent(entry -> describe(rule, entry));
    known
        .flatMap(catalogue::page)
        .map(page -> LINK.matcher(page).replaceAll("$1"))
        .ifPresent(page -> explain(rule, page));
    return rule;
  }

  private static void describe(ReportingDescriptor rule, RuleEntry entry) {
    rule.withShortDescription(text(entry.summary()))
        .withDefaultConfiguration(
            new ReportingConfiguration()
                .withLevel(ReportingConfiguration.Level.fromValue(level(entry.severity()))))
        .withProperties(new PropertyBag().withTags(Set.of(group(entry))));
  }

  /** The folder of its group: {@code mdev} of {@code /rules/mdev/AP201-…/README.md}. */
  private static String group(RuleEntry entry) {
    return entry.page().split("/")[2];
  }

  private static void explain(ReportingDescriptor rule, String page) {
    Matcher what = WHAT.matcher(page);
    if (what.find()) {
      rule.withFullDescription(text(what.group(1).strip()));
    }
    // The pages are written to be read as they are, too.
    rule.withHelp(text(page).withMarkdown(SarifPlaces.braces(page)));
  }

  private static MultiformatMessageString text(String words) {
    return new MultiformatMessageString().withText(SarifPlaces.plain(words));
  }
}
