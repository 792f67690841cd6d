package org.apqlint.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apqlint.analysis.Analysis;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.finding.Severity;
import org.apqlint.model.Acceptance;
import org.apqlint.model.Suppression;
import org.apqlint.report.DidYouMean;
import org.apqlint.report.RuleCatalogue;
import org.apqlint.report.RuleEntry;

/**
 * What the comments {@code # apqlint: allow …} make of the findings; what is wrong with the
 * comments themselves is AP012.
 */
public final class Suppressions {

  private static final String CODE = "AP012";

  private Suppressions() {}

  /** A code in a comment. */
  private record Use(Suppression suppression, String code) {}

  /**
   * Takes the findings apart.
   *
   * @param today the day in UTC, which decides whether a comment has expired
   */
  public static Screened apply(Analysis analysis, List<Suppression> suppressions, LocalDate today) {
    if (suppressions.isEmpty()) {
      return Screened.nothing(analysis);
    }
    Map<Finding, Acceptance> suppressed = new LinkedHashMap<>();
    List<Finding> flaws = new ArrayList<>();
    Set<Use> used = new HashSet<>();
    List<Suppression> inForce = suppressions.stream().filter(one -> one.holdsOn(today)).toList();
    for (Finding finding : analysis.findings()) {
      Optional<Suppression> by = innermost(finding, inForce);
      by.ifPresent(one -> suppressed.put(finding, one));
      by.ifPresent(one -> used.add(new Use(one, finding.code())));
    }
    Screened found = Screened.nothing(analysis);
    // A block with an error is left out, so a comment may have its finding again once that is
    // mended.
    boolean whole = found.unreadable().findAny().isEmpty();
    RuleCatalogue rules = RuleCatalogue.load();
    for (Suppression one : suppressions) {
      Optional<Finding> flaw = flaw(one, today);
      flaw.ifPresent(flaws::add);
      for (String code : flaw.isPresent() ? List.<String>of() : one.codes()) {
        wrongCode(one, code, rules)
            .or(
                () ->
                    used.contains(new Use(one, code)) || !whole
                        ? Optional.empty()
                        : Optional.of(unused(one, code)))
            .ifPresent(flaws::add);
      }
    }
    return found.accepting(suppressed, flaws);
  }

  /** Of several comments the one that holds for the least; of equals the last one. */
  private static Optional<Suppression> innermost(Finding finding, List<Suppression> inForce) {
    return Screened.NEVER.contains(finding.code())
        ? Optional.empty()
        : inForce.stream()
            .filter(one -> one.covers(finding.code(), finding.place()))
            .reduce(
                (one, other) ->
                    other.span().orElseThrow().compareTo(one.span().orElseThrow()) >= 0
                        ? other
                        : one);
  }

  private static Optional<Finding> flaw(Suppression one, LocalDate today) {
    if (one.malformed().isPresent()) {
      Suppression.Malformed malformed = one.malformed().get();
      return Optional.of(finding(one, malformed.message(), malformed.help()));
    }
    if (one.reason().isBlank()) {
      return Optional.of(
          finding(
              one,
              allow(one.codes()) + " has no reason, and suppresses nothing",
              "say behind the code, in double quotes, why this is accepted"));
    }
    if (one.isExpiredOn(today)) {
      return Optional.of(
          finding(
              one,
              allow(one.codes()) + " expired on " + one.until().orElseThrow(),
              "mend what it accepts, or give it a later day; remove it if nothing is left"));
    }
    return Optional.empty();
  }

  private static Optional<Finding> wrongCode(Suppression one, String code, RuleCatalogue rules) {
    if (Screened.NEVER.contains(code)) {
      return Optional.of(
          finding(one, code + " cannot be suppressed", "mend what " + code + " reports"));
    }
    List<String> codes = rules.entries().stream().map(RuleEntry::code).toList();
    if (codes.contains(code)) {
      return Optional.empty();
    }
    return Optional.of(
        finding(
            one,
            "no rule has the code `" + code + "`",
            meant(code, rules, codes).map(near -> "did you mean `" + near + "`? ").orElse("")
                + "`apqlint rules` lists all codes"));
  }

  /** The code of a rule that is called so, or the nearest one. */
  private static Optional<String> meant(
      String code, RuleCatalogue rules, Collection<String> codes) {
    return rules.find(code).map(RuleEntry::code).or(() -> DidYouMean.of(code, codes));
  }

  private static Finding unused(Suppression one, String code) {
    return finding(
        one,
        allow(List.of(code))
            + " suppresses nothing"
            + (one.span().isPresent() ? "" : ": no statement begins in the next line"),
        one.span().isPresent()
            ? "remove it, or move it to the statement with the finding"
            : "put it right above a statement or block, or behind one");
  }

  private static String allow(List<String> codes) {
    return "`allow " + String.join(", ", codes) + "`";
  }

  private static Finding finding(Suppression one, String message, String help) {
    return new Finding(
        CODE,
        "unused-suppression",
        Severity.WARNING,
        message,
        one.place(),
        "",
        List.of(),
        Optional.empty(),
        Optional.of(help),
        one.place().file(),
        Optional.empty(),
        RefusedBy.NOBODY);
  }
}
