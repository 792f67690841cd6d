package org.apqlint.report.html;

import java.util.ArrayList;
import java.util.List;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Related;
import org.apqlint.model.Acceptance;
import org.apqlint.model.Place;
import org.apqlint.model.SourceText;
import org.apqlint.model.Suppression;
import org.apqlint.report.Excerpt;
import org.apqlint.report.FindingReach;
import org.apqlint.report.ReportInput;
import org.apqlint.report.markup.Element;

/** Findings with their lines, and with links to what they are about. */
final class FindingCards {

  /** The cells of a line that is quoted, before it is cut or scrolled. */
  private static final int WIDTH = 160;

  private final ReportInput input;
  private final Anchors anchors;

  FindingCards(ReportInput input, Anchors anchors) {
    this.input = input;
    this.anchors = anchors;
  }

  List<Element> open() {
    return input.analysis().findings().stream().map(this::card).toList();
  }

  /** Those that a comment or the baseline accepts, with its reason. */
  List<Element> suppressed() {
    List<Element> cards = new ArrayList<>();
    for (Finding finding : input.everything()) {
      Acceptance by = input.suppressed().get(finding);
      if (by != null) {
        String until =
            by instanceof Suppression comment
                ? comment.until().map(day -> " until " + day).orElse("")
                : "";
        cards.add(
            card(finding)
                .add(
                    Html.of("p", "accepted")
                        .add("accepted" + until + ": ")
                        .add(Element.of("q", by.reason()))
                        .add(" (" + by.place().fileAndLine() + ")")));
      }
    }
    return cards;
  }

  private Element card(Finding finding) {
    String id = anchors.finding(finding);
    Element heading = Element.of("h3").with("id", id + "-h");
    heading
        .add(Html.span("badge " + finding.severity(), finding.severity() + " " + finding.code()))
        .add(" ");
    Element card =
        Html.of("article", "finding " + finding.severity())
            .with("id", id)
            .with("data-code", finding.code())
            .with("tabindex", -1)
            .with("aria-labelledby", id + "-h")
            .add(Prose.in(heading, finding.message()))
            .add(quote(finding.place(), finding.label()));
    for (Related related : finding.related()) {
      card.add(quote(related.place(), related.message()));
    }
    Element facts = Element.of("dl");
    finding.kernel().ifPresent(text -> fact(facts, "kernel", text));
    finding.help().ifPresent(text -> fact(facts, "help", text));
    if (finding.kernel().isPresent() || finding.help().isPresent()) {
      card.add(facts);
    }
    Element links = links(finding);
    return links == null ? card : card.add(links);
  }

  private static void fact(Element facts, String name, String text) {
    facts.add(Element.of("dt", name)).add(Prose.of("dd", text));
  }

  private Element quote(Place place, String label) {
    Element figure = Html.of("figure", "quote");
    Element caption = Element.of("figcaption").add(Element.of("code", place.toString()));
    if (!label.isEmpty()) {
      Prose.in(caption.add(" "), label);
    }
    figure.add(caption);
    SourceText source = input.texts().get(place.file());
    if (source == null) {
      return figure;
    }
    Excerpt excerpt = Excerpt.of(source.line(place.line()), place, WIDTH);
    String text = excerpt.text();
    Element marked = Element.of("mark", text.substring(excerpt.from(), excerpt.to()));
    Element line =
        Element.of("code")
            .add(Html.span("line", Integer.toString(place.line())))
            .add(text.substring(0, excerpt.from()))
            .add(marked)
            .add(text.substring(excerpt.to()));
    return figure.add(Element.of("pre").add(line));
  }

  /** To the guest or mdev, to the first of its queues on the map, to the step and the move. */
  private Element links(Finding finding) {
    Element links = Html.of("p", "links");
    boolean any = false;
    for (int number = 1; number <= anchors.hosts().size(); number++) {
      Anchors.Concern concern = anchors.on(number).get(anchors.finding(finding));
      if (concern != null) {
        any = true;
        links(links, concern.reach(), number);
        changes(links, finding, number);
      }
    }
    List<MigrationAnalysis> moves = input.analysis().migrations();
    for (int i = 0; i < moves.size(); i++) {
      if (moves.get(i).concerning().stream().anyMatch(some -> isHere(some, finding))) {
        any = true;
        String guest = moves.get(i).migration().guest();
        links.add(" ").add(Html.link(Anchors.move(i), "move of " + guest));
      }
    }
    return any ? links : null;
  }

  private boolean isHere(Finding some, Finding finding) {
    return anchors.finding(finding).equals(anchors.finding(some));
  }

  /** To the step that it is about, or to the changes as a whole. */
  private void changes(Element links, Finding finding, int number) {
    HostAnalysis host = anchors.hosts().get(number - 1);
    if (!finding.isAboutChange() || host.change().isEmpty()) {
      return;
    }
    String name = host.host().name();
    int steps = host.change().get().steps().size();
    links.add(" ");
    for (int step = 1; step <= steps; step++) {
      if (finding.subject().equals(name + "/step-" + step)) {
        links.add(Html.link(Anchors.step(number, step), "step " + step));
        return;
      }
    }
    links.add(Html.link(Anchors.changes(number), "changes of " + name));
  }

  private void links(Element links, FindingReach reach, int number) {
    HostAnalysis host = anchors.hosts().get(number - 1);
    reach
        .queue()
        .ifPresent(
            first ->
                links
                    .add(
                        Html.link(Anchors.map(number), "queue " + first + " on the map")
                            .with("data-host", number)
                            .with("data-queue", first))
                    .add(" "));
    for (int i = 0; i < host.guests().size(); i++) {
      GuestAnalysis guest = host.guests().get(i);
      if (reach.concerns(guest)) {
        links.add(Html.link(Anchors.guest(number, i), "guest " + guest.guest().name())).add(" ");
      }
    }
    for (int i = 0; i < host.mdevs().size(); i++) {
      MdevAnalysis mdev = host.mdevs().get(i);
      if (mdev.guests().isEmpty() && reach.concerns(mdev)) {
        links.add(Html.link(Anchors.mdev(number, i), "mdev " + mdev.name())).add(" ");
      }
    }
    links.add(Html.link(Anchors.host(number), "host " + host.host().name()));
  }
}
