package org.apqlint.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apqlint.finding.Edit;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Fix;
import org.apqlint.finding.RefusedBy;
import org.apqlint.finding.Related;
import org.apqlint.finding.Safety;
import org.apqlint.model.Fact;
import org.apqlint.model.Place;
import org.kie.api.definition.rule.Rule;

/**
 * How a rule says what it found. Code, name and severity come from the annotations of the rule; the
 * texts stand in the rule itself, with {@code {}} where a value goes.
 */
public final class FindingBuilder {

  private final RuleText rule;
  private final List<Related> related = new ArrayList<>();
  private Optional<String> host = Optional.empty();
  private String subject = "";
  private Place place;
  private String label = "";
  private String message;
  private Optional<String> kernel = Optional.empty();
  private Optional<String> help = Optional.empty();
  private RefusedBy refusedBy = RefusedBy.NOBODY;
  private final List<Fix> fixes = new ArrayList<>();

  private FindingBuilder(Rule rule) {
    this.rule = RuleText.of(rule);
  }

  /** Starts the finding of a rule: pass {@code drools.getRule()}. */
  public static FindingBuilder finding(Rule rule) {
    return new FindingBuilder(rule);
  }

  /** The host that it concerns. */
  public FindingBuilder on(String hostName) {
    host = Optional.of(hostName);
    return this;
  }

  /** The address of the thing, its parts joined by slashes: {@code zeus/db-crypto/05.0004}. */
  public FindingBuilder about(Object... parts) {
    subject = String.join("/", java.util.Arrays.stream(parts).map(Object::toString).toList());
    return this;
  }

  /** The exact words. */
  public FindingBuilder at(Place where) {
    place = where;
    return this;
  }

  /** The exact words, and what stands there. */
  public FindingBuilder at(Place where, String text, Object... values) {
    place = where;
    label = fill(text, values);
    return this;
  }

  /** What is the matter: a neutral fact with the values in it. */
  public FindingBuilder says(String text, Object... values) {
    message = fill(text, values);
    return this;
  }

  /** A second place. */
  public FindingBuilder also(Place where, String text, Object... values) {
    related.add(new Related(where, fill(text, values)));
    return this;
  }

  /** A second place, if there is one. */
  public FindingBuilder also(Optional<Place> where, String text, Object... values) {
    where.ifPresent(w -> also(w, text, values));
    return this;
  }

  /** The places where these facts are declared, in their own words and in the order of the text. */
  public FindingBuilder because(List<? extends Fact> facts) {
    facts.stream()
        .filter(fact -> fact.declaredAt().isPresent())
        .sorted(Comparator.comparing(fact -> fact.declaredAt().orElseThrow()))
        .forEach(fact -> also(fact.declaredAt(), "{}", fact.describe()));
    return this;
  }

  /** What kernel, QEMU or libvirt do about it. */
  public FindingBuilder kernel(String text, Object... values) {
    kernel = Optional.of(fill(text, values));
    return this;
  }

  /** What the kernel logs about it, if anything. */
  public FindingBuilder logs(List<String> lines) {
    return lines.isEmpty() ? this : kernel("it logs: {}", String.join("; ", lines));
  }

  /** What to do. */
  public FindingBuilder help(String text, Object... values) {
    help = Optional.of(fill(text, values));
    return this;
  }

  /** Who would refuse to carry it out. */
  public FindingBuilder refusedBy(RefusedBy who) {
    refusedBy = who;
    return this;
  }

  /** A fix that leaves alone what the kernel sees; none if there are no edits. */
  public FindingBuilder safely(String title, List<Edit> edits) {
    return fix(title, Safety.SAFE, edits);
  }

  /** A fix that somebody has to want; none if there are no edits. */
  public FindingBuilder unsafely(String title, List<Edit> edits) {
    return fix(title, Safety.UNSAFE, edits);
  }

  /** Fixes of which each is enough. */
  public FindingBuilder fixes(List<Fix> some) {
    some.forEach(fix -> fix(fix.title(), fix.safety(), fix.edits()));
    return this;
  }

  private FindingBuilder fix(String title, Safety safety, List<Edit> edits) {
    if (!edits.isEmpty()) {
      fixes.add(new Fix(title, safety, edits));
    }
    return this;
  }

  /** The finding. */
  public Finding build() {
    return new Finding(
        rule.code(),
        rule.name(),
        rule.severity(),
        message,
        place,
        label,
        related,
        kernel,
        help,
        subject,
        host,
        refusedBy,
        fixes);
  }

  private static String fill(String text, Object... values) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Object value : values) {
      int at = text.indexOf("{}", from);
      if (at < 0) {
        throw new IllegalArgumentException("more values than {} in: " + text);
      }
      out.append(text, from, at).append(value);
      from = at + 2;
    }
    return out.append(text.substring(from)).toString();
  }
}
