package org.apqlint.report.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apqlint.analysis.Crycb;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Note;
import org.apqlint.model.Words;
import org.apqlint.report.FindingReach;
import org.apqlint.report.HostScript;
import org.apqlint.report.Phrases;
import org.apqlint.report.QueueMap;
import org.apqlint.report.ReportInput;
import org.apqlint.report.Share;
import org.apqlint.report.TextParts;
import org.apqlint.report.markup.Element;

/** A host: its facts, its map, what each guest asks for and gets, its changes and its script. */
final class HostSection {

  /** Digits of a mask that stay together: 64 bits. */
  private static final int WORD = 16;

  private final HostAnalysis host;
  private final int number;
  private final ReportInput input;
  private final Anchors anchors;

  HostSection(HostAnalysis host, int number, ReportInput input, Anchors anchors) {
    this.host = host;
    this.number = number;
    this.input = input;
    this.anchors = anchors;
  }

  Element element(Optional<HostScript> script) {
    Element section =
        Html.section(Anchors.host(number), "host", "host " + host.host().name())
            .add(facts())
            .addAll(notes("", host.host().notes()))
            .addAll(
                new MapFigure(QueueMap.of(host), number)
                    .elements(
                        anchors.on(number),
                        WhyCommand.of(host.host().name(), input.sources().keySet())));
    List<Element> cards = new ArrayList<>();
    for (int i = 0; i < host.guests().size(); i++) {
      cards.add(guest(i));
    }
    for (int i = 0; i < host.mdevs().size(); i++) {
      if (host.mdevs().get(i).guests().isEmpty()) {
        cards.add(mdev(i));
      }
    }
    if (!cards.isEmpty()) {
      section.add(Html.of("div", "cards").addAll(cards));
    }
    host.change()
        .ifPresent(
            change -> section.add(new ChangeTable(host, number, change, input, anchors).element()));
    script.ifPresent(some -> section.add(script(some)));
    return section;
  }

  private Element facts() {
    Element list = Html.of("dl", "facts");
    TextParts.facts(host)
        .forEach((name, fact) -> list.add(Element.of("dt", name)).add(Element.of("dd", fact)));
    mask(list, "apmask", host.host().apmask().ids());
    mask(list, "aqmask", host.host().aqmask().ids());
    return list;
  }

  private static void mask(Element list, String name, IdSet ids) {
    list.add(Element.of("dt", name + " in hex")).add(Element.of("dd").add(digits(ids.toMask())));
  }

  /** A mask breaks where a long word of it ends. */
  private static Element digits(String mask) {
    Element code = Html.of("code", "mask").add(mask.substring(0, 2 + WORD));
    for (int at = 2 + WORD; at < mask.length(); at += WORD) {
      code.add(Element.of("wbr")).add(mask.substring(at, at + WORD));
    }
    return code;
  }

  private static List<Element> notes(String prefix, List<Note> notes) {
    return notes.stream()
        .map(note -> Html.of("p", "note").add("note: " + prefix + note.text()))
        .toList();
  }

  // ---- guests and mdevs

  private Element guest(int index) {
    GuestAnalysis guest = host.guests().get(index);
    String id = Anchors.guest(number, index);
    Element card = card(id, "guest " + guest.guest().name());
    Element list = Element.of("dl");
    fact(list, "state", guest.guest().running() ? "running" : "shut off");
    if (guest.mdev().isEmpty()) {
      fact(
          list,
          "mdev",
          guest.guest().mdev().map(ref -> ref + ", which this host does not have").orElse("none"));
      fact(list, "gets", "no queue");
    } else {
      MdevAnalysis mdev = guest.mdev().get();
      fact(list, "mdev", mdev.name() + ", " + mdev.uuid());
      share(list, "gets", TextParts.share(host, mdev), guest.reasons(), refusals(mdev));
      guest.mdev().flatMap(MdevAnalysis::crycb).ifPresent(masks -> crycb(list, masks));
    }
    refused(list, guest.guest().name());
    features(list, guest);
    card.add(list).addAll(notes("", guest.guest().notes()));
    guest.mdev().ifPresent(mdev -> card.addAll(notes(mdev.name() + ": ", declaredNotes(mdev))));
    return findings(card, anchors.about(number, reach -> reach.concerns(guest)));
  }

  private Element mdev(int index) {
    MdevAnalysis mdev = host.mdevs().get(index);
    Element card = card(Anchors.mdev(number, index), "mdev " + mdev.name());
    Element list = Element.of("dl");
    fact(list, "guest", "none");
    fact(list, "uuid", mdev.uuid());
    Share share = TextParts.share(host, mdev);
    share(list, "would give", share, share.reasons(), refusals(mdev));
    card.add(list).addAll(notes("", declaredNotes(mdev)));
    return findings(card, anchors.about(number, reach -> reach.concerns(mdev)));
  }

  private static Element card(String id, String heading) {
    return Html.of("article", "card")
        .with("id", id)
        .with("aria-labelledby", id + "-h")
        .add(Element.of("h3", heading).with("id", id + "-h"));
  }

  private Element findings(Element card, List<Finding> about) {
    return about.isEmpty() ? card : card.add(anchors.links("links", "findings:", about));
  }

  private static void fact(Element list, String name, String text) {
    list.add(Element.of("dt", name)).add(Element.of("dd", text));
  }

  /** Why the kernel does not let it have what is declared, each rule once. */
  private List<Finding> refusals(MdevAnalysis mdev) {
    return once(
        input.refusedByKernel().stream()
            .filter(finding -> FindingReach.of(finding, host).concerns(mdev))
            .toList());
  }

  private static List<Finding> once(List<Finding> findings) {
    Set<String> codes = new HashSet<>();
    return findings.stream().filter(finding -> codes.add(finding.code())).toList();
  }

  private void share(
      Element list, String verb, Share share, List<String> reasons, List<Finding> refusals) {
    fact(
        list,
        "asks for",
        words(share.asked(), share.controlAsked(), !share.controlAsked().isEmpty()));
    boolean none = share.gets().isEmpty();
    boolean bad = none || !refusals.isEmpty();
    String kind = bad ? "bad" : share.whole() ? "good" : "doubt";
    String text =
        share.whole() && !none
            ? "all of it"
            : (none ? "no queue" : "only " + Phrases.matrix(share.gets()))
                + (share.controlAsked().isEmpty()
                    ? ""
                    : " and " + Words.controlDomains(share.controlGets()));
    String refused = none ? ", and" : ", but";
    String but = refusals.isEmpty() ? "" : refused + " the kernel refuses what is declared";
    Element words = Element.of("dd").add(Html.span("verdict " + kind, text + but));
    refusals.forEach(finding -> words.add(" ").add(anchors.link(finding)));
    list.add(Element.of("dt", verb)).add(words);
    if (!reasons.isEmpty()) {
      list.add(Element.of("dt", "because"));
      reasons.forEach(reason -> list.add(Element.of("dd", reason)));
    }
  }

  private static String words(Matrix matrix, IdSet control, boolean withControl) {
    return Phrases.matrix(matrix) + (withControl ? " and " + Words.controlDomains(control) : "");
  }

  /** The masks of the control block, as the hardware has them. */
  private static void crycb(Element list, Crycb masks) {
    mask(list, "APM", masks.apm());
    mask(list, "AQM", masks.aqm());
    mask(list, "ADM", masks.adm());
  }

  /** What a guest gets it only gets if it starts. */
  private void refused(Element list, String guest) {
    List<Finding> refusals =
        input.bearing().stream()
            .filter(finding -> finding.refusedBy() == RefusedBy.HYPERVISOR)
            .filter(finding -> FindingReach.of(finding, host).guests().contains(guest))
            .toList();
    if (!refusals.isEmpty()) {
      Element words = Element.of("dd").add(Html.span("verdict bad", "it is refused"));
      once(refusals).forEach(finding -> words.add(" ").add(anchors.link(finding)));
      list.add(Element.of("dt", "but")).add(words);
    }
  }

  private static void features(Element list, GuestAnalysis guest) {
    if (!guest.features().isEmpty()) {
      fact(
          list,
          "cpu " + guest.guest().cpu().name(),
          guest.features().stream()
              .map(feature -> feature.feature() + "=" + (feature.on() ? "on" : "off"))
              .collect(Collectors.joining(" ")));
    }
  }

  private List<Note> declaredNotes(MdevAnalysis mdev) {
    return host.declared().stream()
        .filter(some -> some.name().equals(mdev.name()))
        .flatMap(some -> some.notes().stream())
        .toList();
  }

  // ---- script

  private Element script(HostScript script) {
    if (script.text().isPresent()) {
      return Html.details("The script that sets it up", Html.pre(script.text().get()));
    }
    Element why =
        Html.of("div", "refused")
            .add(Element.of("h3", "No script"))
            .add(
                Element.of(
                    "p",
                    "apqlint script prints none: "
                        + script
                            .reason()
                            .orElse("what is declared cannot be read, or would be refused")));
    return script.refusals().isEmpty()
        ? why
        : why.add(anchors.links("links", "see", script.refusals()));
  }
}
