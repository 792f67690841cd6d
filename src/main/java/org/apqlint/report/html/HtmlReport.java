package org.apqlint.report.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.finding.Severity;
import org.apqlint.report.HostScript;
import org.apqlint.report.Phrases;
import org.apqlint.report.Renderer;
import org.apqlint.report.ReportInput;
import org.apqlint.report.Resource;
import org.apqlint.report.TextParts;
import org.apqlint.report.markup.Element;
import org.apqlint.report.markup.Markup;
import org.apqlint.report.svg.MapStyle;

/**
 * The report as a page to show: verdict, hosts with the map of their queues, findings, moves. Its
 * policy lets the browser use nothing but the style and the script that are in it.
 */
public final class HtmlReport implements Renderer {

  @Override
  public String render(ReportInput input) {
    Anchors anchors = new Anchors(input);
    String names =
        input.analysis().hosts().stream()
            .map(host -> host.host().name())
            .collect(Collectors.joining(", "));
    String title = "Crypto pass-through" + (names.isEmpty() ? "" : " of " + names);
    Map<String, HostScript> scripts = new HashMap<>();
    input.scripts().get().forEach(script -> scripts.putIfAbsent(script.host(), script));
    Element body =
        Element.of("body")
            .add(Html.link("main", "to the report").with("class", "skip"))
            .add(head(title, input, scripts))
            .add(main(input, anchors, scripts))
            .add(Element.of("script").code(script()));
    return Markup.html(
        Element.of("html").with("lang", "en").add(meta(title + " – apqlint")).add(body));
  }

  // ---- what the browser is told

  private static Element meta(String title) {
    String policy =
        "default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
            .formatted(hash(style()), hash(script()));
    return Element.of("head")
        .add(Element.of("meta").with("charset", "utf-8"))
        .add(
            Element.of("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", policy))
        .add(
            Element.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"))
        .add(Element.of("meta").with("name", "color-scheme").with("content", "light dark"))
        .add(Element.of("title", title))
        .add(Element.of("style").code(style()));
  }

  private static String style() {
    return "\n" + Resource.text(HtmlReport.class, "page.css") + MapStyle.sheet();
  }

  private static String script() {
    return "\n" + Resource.text(HtmlReport.class, "page.js");
  }

  private static String hash(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  // ---- head

  private static Element head(String title, ReportInput input, Map<String, HostScript> scripts) {
    Element header =
        Element.of("header")
            .add(Html.of("p", "brand").add("apqlint"))
            .add(Element.of("h1", title))
            .add(verdict(input, scripts))
            .add(counts(input))
            .add(Html.of("p", "summary").add(TextParts.summary(input)));
    List<String> files = List.copyOf(new TreeSet<>(input.sources().keySet()));
    if (!files.isEmpty()) {
      Element line = Html.of("p", "files").add(files.size() == 1 ? "file:" : "files:");
      files.forEach(
          file -> line.add(" ").add(Element.of("code", file.equals("-") ? "stdin" : file)));
      header.add(line);
    }
    return header.add(contents(input));
  }

  private static Element verdict(ReportInput input, Map<String, HostScript> scripts) {
    Analysis analysis = input.analysis();
    long errors = analysis.count(Severity.ERROR);
    long warnings = analysis.count(Severity.WARNING);
    long refused = scripts.values().stream().filter(some -> some.text().isEmpty()).count();
    String kind = errors + refused > 0 ? "bad" : warnings > 0 ? "doubt" : "good";
    String words =
        errors > 0
            ? "Not as it stands: " + Phrases.count(errors, "error")
            : refused > 0
                ? "Not as it stands"
                : warnings > 0
                    ? "It works, with " + Phrases.count(warnings, "warning") + " to look at"
                    : "Nothing stands against it";
    Element verdict = Html.of("p", "overall " + kind).add(Element.of("strong", words));
    return refused == 0
        ? verdict
        : verdict.add(
            "; apqlint script prints nothing for "
                + (refused == scripts.size() && refused > 1 ? "any host" : refusedHosts(scripts)));
  }

  private static String refusedHosts(Map<String, HostScript> scripts) {
    List<String> names =
        scripts.values().stream()
            .filter(some -> some.text().isEmpty())
            .map(HostScript::host)
            .sorted()
            .toList();
    return (names.size() == 1 ? "host " : "hosts ") + Phrases.shortened(names);
  }

  private static Element counts(ReportInput input) {
    Element list = Html.of("ul", "counts").with("aria-label", "findings by severity");
    for (Severity severity : Severity.values()) {
      long number = input.analysis().count(severity);
      String kind = number == 0 ? "none" : severity.toString();
      list.add(count(kind, number, severity + (number == 1 ? "" : "s")));
    }
    int suppressed = input.suppressed().size();
    return suppressed == 0 ? list : list.add(count("none", suppressed, "suppressed"));
  }

  private static Element count(String kind, long number, String what) {
    return Html.of("li", kind).add(Element.of("strong", Long.toString(number))).add(" " + what);
  }

  private static Element contents(ReportInput input) {
    List<Element> items = new ArrayList<>();
    List<HostAnalysis> hosts = input.analysis().hosts();
    for (int i = 0; i < hosts.size(); i++) {
      String name = hosts.get(i).host().name();
      items.add(Html.link(Anchors.host(i + 1), "host " + name));
      if (hosts.get(i).change().isPresent()) {
        items.add(Html.link(Anchors.changes(i + 1), "changes of " + name));
      }
    }
    items.add(Html.link("findings", "findings"));
    if (!input.suppressed().isEmpty()) {
      items.add(Html.link("suppressed", "suppressed"));
    }
    if (!input.analysis().migrations().isEmpty()) {
      items.add(Html.link("moves", "moves"));
    }
    Element list = Element.of("ul");
    items.forEach(item -> list.add(Element.of("li").add(item)));
    return Element.of("nav").with("aria-label", "contents").add(list);
  }

  // ---- the report

  private static Element main(ReportInput input, Anchors anchors, Map<String, HostScript> scripts) {
    Element main = Element.of("main").with("id", "main");
    List<HostAnalysis> hosts = input.analysis().hosts();
    for (int i = 0; i < hosts.size(); i++) {
      HostAnalysis host = hosts.get(i);
      main.add(
          new HostSection(host, i + 1, input, anchors)
              .element(Optional.ofNullable(scripts.get(host.host().name()))));
    }
    FindingCards cards = new FindingCards(input, anchors);
    Element findings = Html.section("findings", "findings", "Findings");
    main.add(
        input.analysis().findings().isEmpty()
            ? findings.add(Element.of("p", "none"))
            : findings
                .add(Prose.of("p", "`apqlint explain AP…` shows the page of a rule: why it is so."))
                .addAll(cards.open()));
    if (!input.suppressed().isEmpty()) {
      main.add(
          Html.section("suppressed", "findings suppressed", "Suppressed findings")
              .addAll(cards.suppressed()));
    }
    if (!input.analysis().migrations().isEmpty()) {
      Element moves = Html.section("moves", "moves", "Moves");
      MigrationCards migrations = new MigrationCards(anchors);
      List<MigrationAnalysis> all = input.analysis().migrations();
      for (int i = 0; i < all.size(); i++) {
        moves.add(migrations.card(all.get(i), i));
      }
      main.add(moves);
    }
    return main;
  }
}
